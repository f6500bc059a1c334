import { rulePage } from "../../policies/rule-page.ts";
import { rules } from "../../policies/rules/index.ts";
import { fieldsPage } from "./mutation-table.ts";

/** The generated pages of docs/policies by their names. */
export function policyPages(): Record<string, string> {
  return {
    ...Object.fromEntries(rules.map((rule) => [`${rule.id}.md`, rulePage(rule)])),
    "fields.md": fieldsPage(),
  };
}
