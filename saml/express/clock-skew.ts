import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** By how much NotBefore lies in the past, in minutes. */
export function expressClockSkew(
  { clockSkewMinutes }: Trust,
  { clockSkew, clockSkewDefault }: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "clockSkewMinutes"> {
  const minutes = clockSkewMinutes ?? clockSkewDefault;
  if (minutes === undefined) return {};
  if (clockSkew) return { clockSkewMinutes: minutes };
  report(
    "capability-clock-skew",
    `has no setting for clock skew; webex-sso:clockSkewMinutes (${clockSkewMinutes}) has no effect.`,
    "Remove webex-sso:clockSkewMinutes.",
  );
  return {};
}
