import { acs, endpoint, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import type { StackConfig } from "../support/project.ts";

type Mode = "organization" | "partner";

const key = makeKey();
/** The other signing key of the metadata; the longer valid one comes first. */
export const olderKey = makeKey({ notBefore: "2025-01-01", notAfter: "2045-01-01" });
const moved = "https://idbroker-eu.webex.com/idb/Consumer/metaAlias/moved/sp";

/** A partner's customer. */
export const customer = (...groups: string[]) => ({
  name: "Customer",
  organizationId: "33333333-3333-4333-8333-333333333333",
  domains: ["customer.example.com"],
  groups,
});

/**
 * The metadata of a tenant, with two signing keys, and a partner's with two ACS; the same unsigned, with its first ACS
 * elsewhere, with single logout by POST only, and under another entity ID.
 */
export function sampleFiles(
  mode: Mode,
): Record<"sp.xml" | "unsigned.xml" | "moved.xml" | "post-only.xml" | "renamed.xml", string> {
  const signing = [key.base64, olderKey.base64];
  const severalAcs = [acs("POST", 0, { isDefault: "true" }), acs("POST", 1, { Location: `${moved}/1` })];
  const shape = webexShape(key, { signing, ...(mode === "partner" ? { acs: severalAcs } : {}) });
  const signed = (changes: Partial<typeof shape>) => signXml(metadataXml({ ...shape, ...changes }), key);
  return {
    "sp.xml": signed({}),
    "unsigned.xml": metadataXml(shape),
    "moved.xml": signed({ acs: [acs("POST", 0, { Location: moved }), ...shape.acs.slice(1)] }),
    "post-only.xml": signed({ singleLogout: [endpoint("POST", "https://idbroker.webex.com/idb/SPSloPOST")] }),
    "renamed.xml": signed({ entityId: `${shape.entityId}-renamed` }),
  };
}

/** Mode, metadata, and who may sign in: nobody of these groups where there are none. */
export function sampleConfig(mode: Mode, ...groups: string[]): StackConfig {
  const organization = groups.length === 0 ? {} : { "webex-sso:groups": groups };
  return {
    "webex-sso:mode": mode,
    "webex-sso:metadata": "sp.xml",
    ...(mode === "organization" ? organization : { "webex-sso:customers": [customer(...groups)] }),
  };
}
