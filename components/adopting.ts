import { findEntraTrust } from "./entra/existing.ts";
import type { WebexSsoArgs } from "./webex-sso.ts";

/**
 * The same arguments with everything looked up that an adoption needs. Without `import`, and for an identity provider
 * where one identifier is enough, they stay as they are.
 *
 * @throws WebexSsoError `adoption-not-found`
 * @example new WebexSso("webex", await adopting({ metadata, mode: "organization", import: "…", idp: { kind: "entra" } }))
 */
export async function adopting(args: WebexSsoArgs): Promise<WebexSsoArgs> {
  if (args.import === undefined || args.idp.kind !== "entra") return args;
  return { ...args, idp: { ...args.idp, existing: await findEntraTrust(args.import) } };
}
