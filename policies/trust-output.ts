import { z } from "zod";
import type { Trust } from "../saml/trust-model.ts";
import type { RawResource } from "./trusts/raw-resource.ts";

/** The component whose output `trust` says what its tenant wants. */
export const component = "webex-sso:index:WebexSso";

const attribute = z.looseObject({ name: z.string() });
const certificate = z.looseObject({ fingerprint: z.string(), notAfter: z.string() });
const endpoint = z.looseObject({ binding: z.string(), url: z.string() });
const off = z.literal("off");

/** As far as the rules rely on it: another version of the component may say more, or less. */
const schema = z.looseObject({
  mode: z.enum(["organization", "partner"]),
  entityId: z.string(),
  audience: z.string(),
  claim: attribute,
  attributes: z.array(attribute),
  acs: z.array(endpoint),
  singleLogout: z.union([
    off,
    z.looseObject({ endpoints: z.array(endpoint), certificates: z.array(certificate) }),
  ]),
  signature: z.looseObject({}),
  encryption: z.union([off, z.looseObject({ algorithm: z.string(), certificate })]),
  groups: z.array(z.string()),
});

/** What the component around a trust says that its tenant wants; undefined without one, and while it is not known. */
export function trustOutput(anchor: RawResource): Trust | undefined {
  let ancestor = anchor.parent;
  while (ancestor !== undefined && ancestor.type !== component) ancestor = ancestor.parent;
  try {
    // A copy, because the engine's own throws when something in it is not known yet.
    const { success, data } = schema.safeParse(JSON.parse(JSON.stringify(ancestor?.props.trust)));
    return success ? (data as unknown as Trust) : undefined;
  } catch {
    return undefined;
  }
}
