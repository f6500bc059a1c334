import type { Application, ApplicationArgs } from "@pulumi/azuread/application.js";
import type { ApplicationIdentifierUri } from "@pulumi/azuread/applicationIdentifierUri.js";
import type { AppRoleAssignment, AppRoleAssignmentArgs } from "@pulumi/azuread/appRoleAssignment.js";
import { ClaimsMappingPolicy, type ClaimsMappingPolicyArgs } from "@pulumi/azuread/claimsMappingPolicy.js";
import type { ServicePrincipal, ServicePrincipalArgs } from "@pulumi/azuread/servicePrincipal.js";
import { ServicePrincipalClaimsMappingPolicyAssignment } from "@pulumi/azuread/servicePrincipalClaimsMappingPolicyAssignment.js";
import type {
  ServicePrincipalTokenSigningCertificate,
  ServicePrincipalTokenSigningCertificateArgs,
} from "@pulumi/azuread/servicePrincipalTokenSigningCertificate.js";
import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { type EntraSettings, entraConfig } from "../vendors/entra/config.ts";
import { entra } from "../vendors/entra/index.ts";
import { adoptionFindings } from "./entra/adoption-findings.ts";
import {
  child,
  type Making,
  makeApplication,
  makeAssignments,
  makeCertificates,
  makeIdentifierUri,
  makeServicePrincipal,
} from "./entra/children.ts";
import type { ExistingEntraTrust } from "./entra/existing.ts";
import { entraIds } from "./entra/ids.ts";
import { entraPublished } from "./entra/published.ts";
import { entraReadBack } from "./entra/read-back.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import * as pulumi from "./pulumi.ts";
import { type Transform, transformed } from "./transform.ts";
import type { TrustArgs, TrustOutputs } from "./trust-component.ts";

/** Arguments of an Entra ID trust; what has a default may be left out. */
export interface EntraTrustArgs extends TrustArgs, Partial<Omit<EntraSettings, "kind">> {
  /** What `import` names, looked up: see `adopting`. */
  readonly existing?: ExistingEntraTrust;
  readonly transform?: {
    readonly application?: Transform<ApplicationArgs>;
    readonly servicePrincipal?: Transform<ServicePrincipalArgs>;
    readonly claimsMappingPolicy?: Transform<ClaimsMappingPolicyArgs>;
    readonly signingCertificate?: Transform<ServicePrincipalTokenSigningCertificateArgs>;
    readonly assignment?: Transform<AppRoleAssignmentArgs>;
  };
}

/**
 * The relying-party trust of Webex in Entra ID: an enterprise application that is not in the gallery.
 * Credentials come from the provider's own configuration (`azuread:tenantId`, `azuread:clientId`, …).
 *
 * @example new EntraTrust("webex", { trust, notificationEmailAddresses: ["sso@example.com"] })
 */
export class EntraTrust extends pulumi.ComponentResource implements TrustOutputs {
  readonly application: Application;
  readonly servicePrincipal: ServicePrincipal;
  readonly identifierUri: ApplicationIdentifierUri;
  readonly claimsMappingPolicy: ClaimsMappingPolicy;
  readonly policyAssignment: ServicePrincipalClaimsMappingPolicyAssignment;
  /** By name. */
  readonly signingCertificates: Readonly<Record<string, ServicePrincipalTokenSigningCertificate>>;
  /** By the object ID of the group or user. */
  readonly assignments: Readonly<Record<string, AppRoleAssignment>>;
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly configured: pulumi.Output<ConfiguredTrust>;
  readonly inexpressible: readonly Finding[];
  readonly attention: pulumi.Output<readonly Finding[]>;

  constructor(name: string, args: EntraTrustArgs, options: pulumi.ComponentResourceOptions = {}) {
    const { trust, transform = {}, import: wanted, existing, ...rest } = args;
    const settings = entraConfig.parse({ kind: "entra", ...rest });
    const ids = entraIds(wanted, existing, settings);
    super("webex-sso:entra:EntraTrust", name, {}, options);
    const { configured, findings } = express(trust, entra.capabilities, name);
    const desired = entra.desired(configured, settings);
    const making: Making = { name, parent: this, desired, ids };

    this.application = makeApplication(making, transform.application);
    this.servicePrincipal = makeServicePrincipal(making, this.application, transform.servicePrincipal);
    this.signingCertificates = makeCertificates(making, this.servicePrincipal, transform.signingCertificate);
    const before = [this.servicePrincipal, ...Object.values(this.signingCertificates)];
    this.identifierUri = makeIdentifierUri(making, this.application, before);
    this.claimsMappingPolicy = new ClaimsMappingPolicy(
      name,
      transformed<ClaimsMappingPolicyArgs>(desired.claimsMappingPolicy, transform.claimsMappingPolicy),
      child(making, ids.claimsMappingPolicy),
    );
    this.policyAssignment = new ServicePrincipalClaimsMappingPolicyAssignment(
      name,
      { servicePrincipalId: this.servicePrincipal.id, claimsMappingPolicyId: this.claimsMappingPolicy.id },
      child(making, ids.policyAssignment),
    );
    this.assignments = makeAssignments(making, this.servicePrincipal, settings.appRole, transform.assignment);

    const published = entraPublished(name, this.servicePrincipal, this.signingCertificates);
    const adoption = wanted === undefined ? [] : adoptionFindings(name, desired, ids);
    this.identityProvider = published.identityProvider;
    this.attention = published.findings.apply((found) => [...adoption, ...found]);
    this.configured = entraReadBack(this);
    this.inexpressible = findings;
    this.registerOutputs({ configured: this.configured });
  }
}
