import { visible } from "../../../saml/format-findings.ts";
import type { CsvProblem } from "../../csv/csv-problem.ts";
import type { CustomersPlan } from "./plan-customers.ts";

/** What changes in the list of customers and in who may sign in, as text. */
export function describeCustomers(
  tenant: string,
  file: string,
  { added, unchanged, waiting, groupsAdded }: CustomersPlan,
  problems: readonly CsvProblem[],
): string {
  const refused = new Set(problems.filter(({ severity }) => severity === "error").map(({ line }) => line));
  const groupsOf = (groups: readonly string[]) =>
    groups.length === 0 ? "no group" : `groups ${groups.join(", ")}`;
  const lines = [
    `${tenant}: ${added.length} to add, ${unchanged.length} there already, ${waiting.length} waiting for an organisation ID, ${refused.size} refused.`,
    ...(added.length === 0 ? [] : [`${file}, webex-sso:customers:`]),
    ...added.map(
      ({ name, organizationId, domains, groups }) =>
        `  + ${name} (${organizationId}), ${domains.join(", ")}; ${groupsOf(groups)}`,
    ),
    ...(groupsAdded.length === 0 ? [] : ["Who may sign in:"]),
    ...groupsAdded.map(({ group, customers }) => `  + group ${group} (${customers.join(", ")})`),
    ...waiting.map(({ value }) => `  waiting: ${value.name}`),
  ];
  return visible(lines.join("\n"));
}
