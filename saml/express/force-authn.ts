import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** Whether Webex may ask for a new sign-in, where that is a setting. */
export function expressForceAuthn(
  { honorForceAuthn }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "honorForceAuthn"> {
  if (capabilities.honorForceAuthn) return { honorForceAuthn };
  if (!honorForceAuthn)
    report(
      "capability-force-authn",
      "has no setting for ForceAuthn; webex-sso:honorForceAuthn (false) has no effect.",
      "Remove webex-sso:honorForceAuthn.",
    );
  return {};
}
