import { type Context, check, type Problem, type Rule } from "../rule.ts";

export const accessRule: Rule = {
  id: "access",
  title: "Somebody may sign in, and not everybody by accident",
  description:
    "The trust is switched on, and groups are assigned to it; for a partner, groups of every customer. Everybody may sign in only where the settings say that this is on purpose.",
  class: "breaks-sign-in",
  breaks: "Who is not assigned is refused by the identity provider.",
  prediction: "identity-provider",
  mend: "Assign the groups that may sign in, or say in the pack's settings that everybody may.",
  mends: {
    okta: "Have an appGroupAssignments (or app.GroupAssignment) whose appId is this application.",
    pingfederate: "Set active to true.",
    pingone: "Set enabled to true and accessControlGroupOptions to the groups.",
    entra: "Set appRoleAssignmentRequired to true, and have an appRoleAssignment for each group.",
    adfs: "Have an issuance authorization rule for each group, or an access control policy that lets the groups in.",
  },
  checks: [
    check("groups", ["groups"], (groups, context) => judge(groups, context), {
      applies: (capabilities) => capabilities.groups,
    }),
    check("enabled", ["enabled"], function* (enabled) {
      if (enabled === false) yield { path: "enabled", message: "The trust is switched off." };
    }),
  ],
};

function* judge(groups: readonly string[] | undefined, { knowledge }: Context): Generator<Problem> {
  const { everyone = false, wanted, chosen, customers = [] } = knowledge;
  if (groups === undefined) {
    if (!everyone) yield { path: "groups", message: "Everybody may sign in.", class: "hygiene" };
    return;
  }
  if (groups.length === 0) yield { path: "groups", message: "No group is assigned." };
  if (everyone) return;
  const missing = customers.filter((customer) => !customer.groups.some((group) => groups.includes(group)));
  if (groups.length > 0 && missing.length > 0)
    yield {
      path: "groups",
      message: `No group of ${missing.map(({ name }) => name).join(", ")} is assigned.`,
      class: "degrades",
    };
  const lost = chosen ? (wanted?.groups ?? []).filter((group) => !groups.includes(group)) : [];
  if (groups.length > 0 && lost.length > 0)
    yield {
      path: "groups",
      message: `${lost.length} of the ${wanted?.groups.length} groups of the tenant are not assigned.`,
      class: "degrades",
    };
}
