import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust, TrustSignature } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** Those parts of how it signs that are settings. */
export function expressSignature(
  { signature }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "signature"> {
  const parts = Object.keys(signature) as (keyof TrustSignature)[];
  const kept = parts.filter((part) => capabilities.signature.includes(part));
  const lost = parts.filter((part) => !kept.includes(part));
  if (lost.length > 0)
    report(
      "capability-signature",
      `decides by itself how it signs: ${lost.join(", ")} cannot be set through this provider.`,
      "Compare with what the identity provider's console shows: Webex needs the assertion signed, with SHA-256.",
    );
  if (kept.length === 0) return {};
  return { signature: Object.fromEntries(kept.map((part) => [part, signature[part]])) };
}
