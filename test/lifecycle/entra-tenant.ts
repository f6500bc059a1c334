import { acs, endpoint, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
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

const key = makeKey();
export const olderKey = makeKey({ notBefore: "2025-01-01" });
const moved = "https://idbroker.webex.com/idb/Consumer/metaAlias/moved/sp";
const further = "https://idbroker-eu.webex.com/idb/Consumer/metaAlias/further/sp";

/** The stack's configuration, and the metadata files beside it. */
export function entraConfigs(mode: "organization" | "partner"): {
  readonly config: StackConfig;
  readonly files: Readonly<Record<string, string>>;
} {
  const severalAcs = [acs("POST", 0, { isDefault: "true" }), acs("POST", 1, { Location: further })];
  const signing = { signing: [key.base64, olderKey.base64] };
  const shape = webexShape(key, { ...signing, ...(mode === "partner" ? { acs: severalAcs } : {}) });
  const signed = (changes: Partial<typeof shape>) => signXml(metadataXml({ ...shape, ...changes }), key);
  return {
    config: {
      "azuread:tenantId": tenantId,
      "azuread:clientId": "88888888-8888-4888-8888-888888888888",
      ...sampleConfig(mode, firstGroup),
      "webex-sso:idp": { kind: "entra" },
    },
    files: {
      "sp.xml": signed({}),
      "unsigned.xml": metadataXml(shape),
      "moved.xml": signed({ acs: [acs("POST", 0, { Location: moved }), ...shape.acs.slice(1)] }),
      "post-only.xml": signed({
        singleLogout: [endpoint("POST", "https://idbroker.webex.com/idb/SPSloPOST")],
      }),
      "renamed.xml": signed({ entityId: `${shape.entityId}-renamed` }),
    },
  };
}
