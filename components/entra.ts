import { Application, type ApplicationArgs } from "@pulumi/azuread/application.js";
import { ApplicationIdentifierUri } from "@pulumi/azuread/applicationIdentifierUri.js";
import { AppRoleAssignment, type AppRoleAssignmentArgs } from "@pulumi/azuread/appRoleAssignment.js";
import { ClaimsMappingPolicy, type ClaimsMappingPolicyArgs } from "@pulumi/azuread/claimsMappingPolicy.js";
import { ServicePrincipal, type ServicePrincipalArgs } from "@pulumi/azuread/servicePrincipal.js";
import { ServicePrincipalClaimsMappingPolicyAssignment } from "@pulumi/azuread/servicePrincipalClaimsMappingPolicyAssignment.js";
import {
  ServicePrincipalTokenSigningCertificate,
  type ServicePrincipalTokenSigningCertificateArgs,
} from "@pulumi/azuread/servicePrincipalTokenSigningCertificate.js";
import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { appRoleIdOf } from "../vendors/entra/app-role.ts";
import { type EntraSettings, entraConfig } from "../vendors/entra/config.ts";
import { entra } from "../vendors/entra/index.ts";
import type { EntraResources } from "../vendors/entra/resources.ts";
import { adoptionFindings } from "./entra-adoption-findings.ts";
import type { ExistingEntraTrust } from "./entra-existing.ts";
import { type EntraIds, entraIds } from "./entra-ids.ts";
import { entraPublished } from "./entra-published.ts";
import { entraReadBack } from "./entra-read-back.ts";
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

    this.application = this.#application(name, desired, ids, transform.application);
    this.servicePrincipal = this.#servicePrincipal(name, desired, ids, transform.servicePrincipal);
    this.signingCertificates = this.#certificates(name, desired, ids, transform.signingCertificate);
    this.identifierUri = this.#identifierUri(name, desired, ids);
    this.claimsMappingPolicy = new ClaimsMappingPolicy(
      name,
      transformed<ClaimsMappingPolicyArgs>(desired.claimsMappingPolicy, transform.claimsMappingPolicy),
      this.#child(ids.claimsMappingPolicy),
    );
    this.policyAssignment = new ServicePrincipalClaimsMappingPolicyAssignment(
      name,
      { servicePrincipalId: this.servicePrincipal.id, claimsMappingPolicyId: this.claimsMappingPolicy.id },
      this.#child(ids.policyAssignment),
    );
    this.assignments = this.#assignments(name, desired, ids, settings.appRole, transform.assignment);

    const published = entraPublished(name, this.servicePrincipal, this.signingCertificates);
    this.identityProvider = published.identityProvider;
    this.attention = published.findings.apply((found) => [
      ...(wanted === undefined ? [] : adoptionFindings(name, desired, ids)),
      ...found,
    ]);
    this.configured = entraReadBack(this);
    this.inexpressible = findings;
    this.registerOutputs({ configured: this.configured });
  }

  #child(id: string | undefined, more: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return { parent: this, ...(id === undefined ? {} : { import: id }), ...more };
  }

  /** What the template brings, and what other resources here set, is not the application's own to change. */
  #application(
    name: string,
    { application }: EntraResources,
    ids: EntraIds,
    transform: Transform<ApplicationArgs> | undefined,
  ): Application {
    const ignoreChanges = ["appRoles", "appRoleIds", "owners", "identifierUris", "templateId"];
    return new Application(
      name,
      transformed<ApplicationArgs>(application, transform),
      this.#child(ids.application, { ignoreChanges }),
    );
  }

  #servicePrincipal(
    name: string,
    { servicePrincipal }: EntraResources,
    ids: EntraIds,
    transform: Transform<ServicePrincipalArgs> | undefined,
  ): ServicePrincipal {
    return new ServicePrincipal(
      name,
      transformed<ServicePrincipalArgs>(
        { clientId: this.application.clientId, ...servicePrincipal },
        transform,
      ),
      this.#child(ids.servicePrincipal, { ignoreChanges: ["owners", "useExisting"] }),
    );
  }

  /**
   * Retained when it is removed here: the plugin's delete has taken away the other certificate instead, the one that
   * signs (terraform-provider-azuread #1690). Removing the application takes them all.
   */
  #certificates(
    name: string,
    { signingCertificates }: EntraResources,
    ids: EntraIds,
    transform: Transform<ServicePrincipalTokenSigningCertificateArgs> | undefined,
  ): Record<string, ServicePrincipalTokenSigningCertificate> {
    const made = Object.entries(signingCertificates).map(([key, certificate]) => [
      key,
      new ServicePrincipalTokenSigningCertificate(
        `${name}-${key}`,
        transformed<ServicePrincipalTokenSigningCertificateArgs>(
          { servicePrincipalId: this.servicePrincipal.id, ...certificate },
          transform,
        ),
        this.#child(ids.signingCertificate(key), {
          ignoreChanges: ["displayName"],
          retainOnDelete: true,
          protect: false,
        }),
      ),
    ]);
    return Object.fromEntries(made);
  }

  /**
   * Graph refuses an identifier on a domain that is not the tenant's own until the service principal's mode is saml
   * (terraform-provider-azuread #797), and may take a while to notice (#1392): so this comes after the certificates,
   * for which the plugin waits until they are seen.
   */
  #identifierUri(name: string, { identifierUri }: EntraResources, ids: EntraIds): ApplicationIdentifierUri {
    return new ApplicationIdentifierUri(
      name,
      { applicationId: this.application.id, ...identifierUri },
      this.#child(ids.identifierUri(identifierUri.identifierUri), {
        dependsOn: [this.servicePrincipal, ...Object.values(this.signingCertificates)],
      }),
    );
  }

  /** Not protected: who may sign in changes day by day, without the trust being any other. */
  #assignments(
    name: string,
    { assignments }: EntraResources,
    ids: EntraIds,
    appRole: string,
    transform: Transform<AppRoleAssignmentArgs> | undefined,
  ): Record<string, AppRoleAssignment> {
    const { appRoles, objectId: resourceObjectId } = this.servicePrincipal;
    const appRoleId = appRoles.apply((roles) => appRoleIdOf(roles, appRole));
    const made = assignments.map(({ principalObjectId }) => [
      principalObjectId,
      new AppRoleAssignment(
        `${name}-${principalObjectId}`,
        transformed<AppRoleAssignmentArgs>({ appRoleId, principalObjectId, resourceObjectId }, transform),
        this.#child(ids.assignment(principalObjectId), { protect: false }),
      ),
    ]);
    return Object.fromEntries(made);
  }
}
