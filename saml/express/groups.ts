import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust } from "../trust-model.ts";
import { isGroupId } from "./group-id.ts";
import type { Report } from "./report.ts";

/** Who may sign in, where the trust says that. */
export function expressGroups(
  { groups }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "groups"> {
  if (capabilities.groups) {
    if (groups.length === 0)
      report(
        "trust-nobody",
        "lets no group in: none is named.",
        "Name groups in webex-sso:groups, or, for a partner, in webex-sso:customers.",
      );
    return {
      groups: groups.filter((one) => isGroupId(one, capabilities, report)),
    };
  }
  if (groups.length > 0)
    report(
      "capability-groups",
      `cannot say in the trust who may sign in: ${groups.join(", ")} have no effect, and everybody whom it authenticates is let through.`,
      "Restrict the users where the identity provider authenticates them, then remove webex-sso:groups.",
    );
  return {};
}
