import type { ProviderDefinition } from "../../providers/host/definition.ts";
import type { Store } from "../store.ts";
import { entraApi } from "./api.ts";
import { appRoleAssignment } from "./app-role-assignment.ts";
import { application } from "./application.ts";
import { claimsMappingPolicy } from "./claims-mapping-policy.ts";
import { entraConfig } from "./config.ts";
import type { EntraSession } from "./context.ts";
import { getApplication, getServicePrincipal, getServicePrincipals } from "./functions.ts";
import { identifierUri } from "./identifier-uri.ts";
import { policyAssignment } from "./policy-assignment.ts";
import { metadataPath } from "./published-metadata.ts";
import { servicePrincipal } from "./service-principal.ts";
import { tokenSigningCertificate } from "./token-signing-certificate.ts";
import type { EntraWorld } from "./world.ts";

/** The stand-in of the provider `azuread`, on a state of its own. */
export function entraDefinition(
  store: Store<EntraWorld>,
  now: () => Date,
  metadataOrigin: string,
  refusedSecrets: readonly string[],
): ProviderDefinition<EntraSession> {
  return {
    name: "azuread",
    version: "6.9.1",
    configure(input) {
      const config = entraConfig(input, refusedSecrets);
      return {
        ...config,
        api: entraApi(store, now, config.tenantId),
        metadataUrl: (appId) => metadataOrigin + metadataPath(config.tenantId, appId),
      };
    },
    resources: {
      "azuread:index/application:Application": application,
      "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri": identifierUri,
      "azuread:index/appRoleAssignment:AppRoleAssignment": appRoleAssignment,
      "azuread:index/claimsMappingPolicy:ClaimsMappingPolicy": claimsMappingPolicy,
      "azuread:index/servicePrincipal:ServicePrincipal": servicePrincipal,
      "azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment":
        policyAssignment,
      "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate":
        tokenSigningCertificate,
    },
    functions: {
      "azuread:index/getApplication:getApplication": getApplication,
      "azuread:index/getServicePrincipal:getServicePrincipal": getServicePrincipal,
      "azuread:index/getServicePrincipals:getServicePrincipals": getServicePrincipals,
    },
  };
}
