import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** Whether users see the application in the identity provider's portal, where there is one. */
export function expressLaunchTile(
  { hideLaunchTile }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "hideLaunchTile"> {
  if (capabilities.hideLaunchTile) return { hideLaunchTile };
  if (!hideLaunchTile)
    report(
      "capability-launch-tile",
      "has no portal with tiles; webex-sso:hideLaunchTile (false) has no effect.",
      "Remove webex-sso:hideLaunchTile.",
    );
  return {};
}
