import { rulePage } from "../../policies/rule-page.ts";
import { rules } from "../../policies/rules/index.ts";
import { fieldsPage } from "./mutation-table.ts";

/** The generated pages of docs/policies: what each has to hold. */
export function policyPages(): Record<string, () => string> {
  return {
    ...Object.fromEntries(rules.map((rule) => [`docs/policies/${rule.id}.md`, () => rulePage(rule)])),
    "docs/policies/fields.md": fieldsPage,
  };
}
