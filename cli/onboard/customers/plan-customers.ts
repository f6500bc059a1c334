import { isDeepStrictEqual } from "node:util";
import type { TenantConfig } from "../../../stacks/tenant-config.ts";
import { vendors } from "../../../vendors/index.ts";
import { type CsvPlace, type CsvProblem, csvProblem } from "../../csv/csv-problem.ts";
import type { CustomerRow } from "./columns.ts";

export type Customer = TenantConfig["customers"][number];
type PlannedCode = Parameters<typeof csvProblem>[0];

/** A row of the file. */
export interface Row {
  readonly line: number;
  readonly value: CustomerRow;
}

/** What would become of the rows. Nothing is written yet. */
export interface CustomersPlan {
  readonly added: readonly Customer[];
  readonly unchanged: readonly Customer[];
  /** Without an organisation ID: Webex makes the organisation first. */
  readonly waiting: readonly Row[];
  readonly refused: readonly Row[];
  readonly problems: readonly CsvProblem[];
  /** Groups that may sign in then and may not now, with the customers that bring them. */
  readonly groupsAdded: readonly { readonly group: string; readonly customers: readonly string[] }[];
  /** The list as it is to be. */
  readonly customers: readonly Customer[];
}

/**
 * Which rows become customers of a partner's tenant. Partner authentication is for organisations that are made with its
 * onboarding template: one that was there before keeps its method, and nothing says so.
 *
 * @see https://help.webex.com/article/d33her
 */
export function planCustomers(
  rows: readonly Row[],
  file: string,
  {
    customers,
    groups,
    idp,
  }: Pick<TenantConfig, "idp"> & {
    readonly customers: readonly Customer[];
    readonly groups: readonly string[];
  },
): CustomersPlan {
  const { groupId, groups: hasGroups } = vendors[idp.kind].capabilities;
  const problems: CsvProblem[] = [];
  const say = (code: PlannedCode, place: CsvPlace, message: string, fix: string) =>
    problems.push(csvProblem(code, file, place, { message, fix }));
  const byId = new Map(customers.map((one) => [one.organizationId.toLowerCase(), one]));
  const linesOfId = Map.groupBy(rows, ({ value }) => value.organizationId?.toLowerCase());
  const plan = {
    added: [] as Customer[],
    unchanged: [] as Customer[],
    waiting: [] as Row[],
    refused: [] as Row[],
  };
  for (const row of rows) {
    const { line, value } = row;
    const { name, organizationId, domains, groups: own = [] } = value;
    const before = problems.length;
    if (value.organization === "existing")
      say(
        "onboard-customer-not-eligible",
        { line, column: "organization", value: "existing" },
        `${name} has a Webex organisation already, and partner authentication is for newly created ones: it would silently keep the method that it has.`,
        "Leave it out; give it a tenant of its own with its own identity provider, or ask Cisco TAC.",
      );
    const same = organizationId === undefined ? [] : (linesOfId.get(organizationId.toLowerCase()) ?? []);
    const other = same.find((one) => one !== row);
    if (other !== undefined)
      say(
        "onboard-row-twice",
        { line, column: "organizationId", value: organizationId ?? "" },
        `The row is for the same organisation as line ${other.line}.`,
        "Join the rows into one.",
      );
    const wrongGroups = own.filter((group) => groupId !== undefined && !groupId.pattern.test(group));
    for (const group of wrongGroups)
      say(
        "capability-group-id",
        { line, column: "groups", value: group },
        `${JSON.stringify(group)} is none of ${vendors[idp.kind].capabilities.title}'s groups, which are named by ${groupId?.what}.`,
        groupId?.find ?? "",
      );
    const there = byId.get(organizationId?.toLowerCase() ?? "");
    const asked: Customer = { name, organizationId: organizationId ?? "", domains, groups: own };
    if (there !== undefined && !isSame(there, asked))
      say(
        "onboard-customer-differs",
        { line, column: "organizationId", value: there.organizationId },
        `${there.name} is there already with other values: ${differences(there, asked)}.`,
        "Nothing is changed by a row. To change it, edit webex-sso:customers in the stack file.",
      );
    if (problems.length > before) plan.refused.push(row);
    else if (organizationId === undefined) plan.waiting.push(row);
    else if (there !== undefined) plan.unchanged.push(there);
    else plan.added.push(asked);
    if (problems.length > before) continue;
    if (hasGroups && own.length === 0)
      say(
        "tenant-customer-nobody",
        { line, column: "groups" },
        `${name} has no group, so that nobody of it may sign in through a group.`,
        "Name its groups; or leave it so while the customer is being prepared.",
      );
    for (const { domain, owner } of taken(row, rows, customers))
      say(
        "onboard-domain-twice",
        { line, column: "domains", value: domain },
        `${domain} is a domain of ${owner}, too.`,
        "Correct it where it is wrong: a domain's users belong to one organisation.",
      );
  }
  const nowAllowed = new Set([...groups, ...customers.flatMap((one) => one.groups)]);
  const added = [...new Set(plan.added.flatMap((one) => one.groups))].filter(
    (group) => !nowAllowed.has(group),
  );
  return {
    ...plan,
    problems,
    groupsAdded: added.map((group) => ({
      group,
      customers: plan.added.filter((one) => one.groups.includes(group)).map(({ name }) => name),
    })),
    customers: [...customers, ...plan.added],
  };
}

function isSame(left: Customer, right: Customer): boolean {
  const sorted = ({ organizationId, domains, groups, name }: Customer) => ({
    name,
    organizationId: organizationId.toLowerCase(),
    domains: domains.map((domain) => domain.toLowerCase()).sort(),
    groups: [...groups].sort(),
  });
  return isDeepStrictEqual(sorted(left), sorted(right));
}

function differences(there: Customer, asked: Customer): string {
  const keys = ["name", "domains", "groups"] as const;
  const text = (value: unknown) => JSON.stringify(value);
  return keys
    .filter((key) => !isSame(there, { ...there, [key]: asked[key] }))
    .map((key) => `${key} ${text(there[key])}, in the file ${text(asked[key])}`)
    .join("; ");
}

/** The domains of a row that others have as well. */
function taken({ line, value }: Row, rows: readonly Row[], customers: readonly Customer[]) {
  const id = value.organizationId?.toLowerCase();
  const others = [
    ...customers.filter(({ organizationId }) => organizationId.toLowerCase() !== id),
    ...rows.filter((row) => row.line < line).map((row) => row.value),
  ];
  return value.domains.flatMap((domain) => {
    const owner = others.find((one) =>
      one.domains.some((held) => held.toLowerCase() === domain.toLowerCase()),
    );
    return owner === undefined ? [] : [{ domain, owner: owner.name }];
  });
}
