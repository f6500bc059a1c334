import { type Class, classes, type Rule } from "./rule.ts";
import { levelOf } from "./settings/levels.ts";

/** The rules of which a problem can be of another class than the rule's. */
const otherClasses: Readonly<Record<string, readonly Class[]>> = {
  access: ["degrades", "hygiene"],
  "acs-complete": ["degrades", "hygiene"],
  "certificate-expiry": ["breaks-sign-in", "degrades"],
  encryption: ["hygiene"],
  "metadata-current": ["breaks-sign-in", "hygiene"],
  signature: ["hygiene"],
  "transient-nameid": ["hygiene"],
  "vendor-settings": ["degrades", "hygiene"],
};

/** The classes of a rule's problems, its own first. */
export function classesOf({ id, class: own }: Pick<Rule, "id" | "class">): readonly Class[] {
  return [own, ...(otherClasses[id] ?? []).filter((one) => one !== own)];
}

/**
 * The classes of a rule's problems in groups of one level, the rule's own class in the first; each from the worst on.
 * Pulumi gives a level to a policy, so that each group is a policy of its own; no more than needed, because the SDK
 * decodes every resource anew for each.
 *
 * @example classGroups(accessRule, settings) // [["breaks-sign-in"], ["degrades", "hygiene"]]
 */
export function classGroups(
  rule: Pick<Rule, "id" | "class">,
  settings: Parameters<typeof levelOf>[1],
): readonly (readonly Class[])[] {
  const byLevel = Map.groupBy(classesOf(rule), (kind) => levelOf(rule, settings, kind));
  return [...byLevel.values()].map((group) => classes.filter((kind) => group.includes(kind)));
}
