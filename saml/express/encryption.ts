import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** The encryption of assertions. */
export function expressEncryption(
  { encryption }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "encryption"> {
  const algorithms = capabilities.encryption;
  if (encryption !== "off") {
    if (algorithms.includes(encryption.algorithm)) return { encryption };
    report(
      "capability-encryption",
      algorithms.length === 0
        ? "cannot encrypt assertions through this provider."
        : `cannot encrypt assertions with ${encryption.algorithm}; it knows ${algorithms.join(", ")}.`,
      "Remove webex-sso:encryption: assertions are signed and travel over TLS.",
    );
  }
  return algorithms.length === 0 ? {} : { encryption: "off" };
}
