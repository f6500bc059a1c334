import type { ApplicationArgs } from "@pulumi/azuread/application.js";
import type { ApplicationIdentifierUriArgs } from "@pulumi/azuread/applicationIdentifierUri.js";
import type { AppRoleAssignmentArgs } from "@pulumi/azuread/appRoleAssignment.js";
import type { ClaimsMappingPolicyArgs } from "@pulumi/azuread/claimsMappingPolicy.js";
import type { ServicePrincipalArgs } from "@pulumi/azuread/servicePrincipal.js";
import type { ServicePrincipalTokenSigningCertificateArgs } from "@pulumi/azuread/servicePrincipalTokenSigningCertificate.js";
import type { Unwrap } from "@pulumi/pulumi";

/** The properties of each resource as data, less the references to the others. */
export type EntraApplication = Unwrap<ApplicationArgs>;
export type EntraServicePrincipal = Omit<Unwrap<ServicePrincipalArgs>, "clientId">;
export type EntraIdentifierUri = Omit<Unwrap<ApplicationIdentifierUriArgs>, "applicationId">;
export type EntraPolicy = Unwrap<ClaimsMappingPolicyArgs>;
export type EntraCertificate = Omit<
  Unwrap<ServicePrincipalTokenSigningCertificateArgs>,
  "servicePrincipalId"
>;

/** Who may sign in. What kind of principal it is, Entra ID says; without that it counts as a group. */
export interface EntraAssignment extends Pick<Unwrap<AppRoleAssignmentArgs>, "principalObjectId"> {
  readonly principalType?: string;
}

/** The resources of one trust in Entra ID, as data. */
export interface EntraResources {
  readonly application: EntraApplication;
  readonly servicePrincipal: EntraServicePrincipal;
  readonly identifierUri: EntraIdentifierUri;
  readonly claimsMappingPolicy: EntraPolicy;
  /** By name; the last one is the one that should sign. */
  readonly signingCertificates: Readonly<Record<string, EntraCertificate>>;
  readonly assignments: readonly EntraAssignment[];
}
