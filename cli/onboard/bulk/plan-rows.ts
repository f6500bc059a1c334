import type { z } from "zod";
import { type Finding, finding, hasErrors } from "../../../saml/finding.ts";
import { WebexSsoError } from "../../../saml/webex-sso-error.ts";
import { type CsvProblem, csvProblem } from "../../csv/csv-problem.ts";
import type { CsvContent } from "../../csv/read-csv.ts";
import type { Answers, Problem } from "../answers.ts";
import { ownKeys } from "../config-of.ts";
import { type PlanContext, planTenant, type TenantPlan } from "../plan-tenant.ts";
import { answersOfRow, columnOf, type tenantRow } from "./columns.ts";

/** A row with what would become of it. */
export interface PlannedRow {
  readonly line: number;
  readonly plan: TenantPlan;
  /** Everything that is to be said of it, with its place. */
  readonly problems: readonly CsvProblem[];
}

type Row = CsvContent<z.output<typeof tenantRow>>["rows"][number];

/** Plans every row: each for itself, then all of them together. */
export function planRows(rows: readonly Row[], file: string, context: PlanContext): readonly PlannedRow[] {
  const planned = new Map<string, Uint8Array>();
  const contentAt = (path: string) => planned.get(path) ?? context.contentAt(path);
  const plans = rows.map(({ line, value }) => {
    const answers = answersOfRow(value);
    const plan = planOf(answers, { ...context, contentAt });
    for (const { path, content } of plan.outcome === "new" ? plan.files : [])
      planned.set(path, Buffer.from(content));
    return { line, answers, plan };
  });
  const together = rowsTogether(plans);
  return plans.map(({ line, answers, plan }, place) => {
    const problems = [...plan.problems, ...(together[place] ?? [])];
    const isRefused = plan.outcome === "refused" || hasErrors(together[place] ?? []);
    return {
      line,
      plan: isRefused ? { ...plan, outcome: "refused", files: [] } : plan,
      problems: problems.map((problem) => inRow(problem, answers, line, file)),
    };
  });
}

/** One unreadable stack file refuses its row, not the others. */
function planOf(answers: Answers, context: PlanContext): TenantPlan {
  try {
    return planTenant(answers, context);
  } catch (error) {
    if (!(error instanceof WebexSsoError)) throw error;
    const text = { message: error.message, fix: "Mend that file, or choose another name." };
    const problem = {
      ...finding("onboard-tenant-differs", { subject: answers.tenant, ...text }),
      answer: "tenant",
    };
    return { tenant: answers.tenant, outcome: "refused", problems: [problem], files: [] };
  }
}

interface Planned {
  readonly line: number;
  readonly plan: TenantPlan;
}

/** Two rows must not make one tenant, nor two trusts of one organisation. */
function rowsTogether(plans: readonly Planned[]): readonly (readonly Problem[])[] {
  const byName = grouped(plans, ({ plan }) => plan.tenant.toLowerCase());
  const byEntityId = grouped(plans, ({ plan }) => plan.entityId);
  return plans.map((one) => {
    const problems: Problem[] = [];
    const sameName = others(byName.get(one.plan.tenant.toLowerCase()), one);
    if (sameName.length > 0) problems.push(twice(one, "tenant", "the same tenant", sameName));
    const sameEntity = others(byEntityId.get(one.plan.entityId ?? ""), one)
      .filter(({ plan }) => plan.tenant.toLowerCase() !== one.plan.tenant.toLowerCase())
      .filter(({ plan }) => groupOf(plan) === undefined || groupOf(plan) !== groupOf(one.plan));
    if (sameEntity.length > 0)
      problems.push(twice(one, "metadata", "the same Webex organisation", sameEntity));
    return problems;
  });
}

function grouped(
  plans: readonly Planned[],
  keyOf: (one: Planned) => string | undefined,
): Map<string, Planned[]> {
  const groups = new Map<string, Planned[]>();
  for (const one of plans) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

const others = (group: readonly Planned[] | undefined, one: Planned) =>
  (group ?? []).filter((other) => other !== one);

function groupOf({ config }: TenantPlan): unknown {
  return ownKeys(config ?? {}).tenantGroup;
}

const fixes: Readonly<Record<string, string>> = {
  tenant: "Leave one row of them.",
  metadata:
    "Correct the metadata, or leave one row of them. If the organisation has several identity providers, give its rows the same tenantGroup.",
};

function twice({ plan }: Planned, answer: string, what: string, same: readonly Planned[]): Problem {
  const lines = same
    .map(({ line }) => line)
    .slice(0, 5)
    .join(", ");
  const more = same.length > 5 ? ` and ${same.length - 5} more` : "";
  const message = `The row is for ${what} as line ${lines}${more}.`;
  return {
    ...finding("onboard-row-twice", { subject: plan.tenant, message, fix: fixes[answer] ?? "" }),
    answer,
  };
}

/** The finding with its place in the file instead of the stack file's, which does not exist yet. */
function inRow({ answer, ...problem }: Problem, answers: Answers, line: number, file: string): CsvProblem {
  const column = answer === undefined ? undefined : columnOf(answer);
  const value = column === undefined ? undefined : cellOf(answer ?? "", answers);
  const place = {
    line,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value }),
  };
  const { code, message, fix, severity } = problem as Finding;
  return { ...csvProblem(code, file, place, { message, fix }), severity } as CsvProblem;
}

function cellOf(answer: string, { tenant, metadata, values }: Answers): string | undefined {
  if (answer === "tenant") return tenant;
  if (answer === "metadata") return metadata;
  const value = values[answer];
  return Array.isArray(value) ? value.join("|") : (value as string | undefined);
}
