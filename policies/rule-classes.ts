import type { Class, Rule } from "./rule.ts";

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
