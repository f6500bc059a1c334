import type { StackConfig } from "../support/project.ts";
import { sampleConfig } from "./sample-tenant.ts";

/** The types of an Entra ID trust's resources, the trust itself first. */
export const types = {
  application: "azuread:index/application:Application",
  assignment: "azuread:index/appRoleAssignment:AppRoleAssignment",
  identifierUri: "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri",
  policy: "azuread:index/claimsMappingPolicy:ClaimsMappingPolicy",
  servicePrincipal: "azuread:index/servicePrincipal:ServicePrincipal",
  policyAssignment:
    "azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment",
  certificate:
    "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate",
} as const;

export const tenantId = "55555555-5555-4555-8555-555555555555";
/** Identifiers that the stand-in gives to the principals which startEntraLifecycleLab makes. */
export const [firstGroup, secondGroup, user] = [
  "06000000-0000-4000-8000-000000000001",
  "06000000-0000-4000-8000-000000000002",
  "07000000-0000-4000-8000-000000000003",
] as const;

/** The stack's configuration. */
export function entraConfig(mode: "organization" | "partner"): StackConfig {
  return {
    "azuread:tenantId": tenantId,
    "azuread:clientId": "88888888-8888-4888-8888-888888888888",
    ...sampleConfig(mode, firstGroup),
    "webex-sso:idp": { kind: "entra" },
  };
}
