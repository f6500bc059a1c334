import { hasErrors } from "../../../saml/finding.ts";
import { formatFindings, visible } from "../../../saml/format-findings.ts";
import type { CsvProblem } from "../../csv/csv-problem.ts";
import { isKind } from "../missing-answers.ts";
import { nextCommands } from "../next-commands.ts";
import type { PlannedRow } from "./plan-rows.ts";

interface ToldRow {
  readonly line: number;
  readonly tenant: string;
  /** The commands that deploy it. */
  readonly next: readonly string[];
}

/** What became of a file of rows: the one document of --json. */
export interface ToldRows {
  readonly file: string;
  readonly dryRun: boolean;
  /** Made now, or with --dry-run what would be. */
  readonly made: readonly ToldRow[];
  readonly existing: readonly ToldRow[];
  /** By line; a line may have several reasons. */
  readonly refused: readonly { readonly line: number; readonly problems: readonly CsvProblem[] }[];
  /** Of what was made or exists. */
  readonly findings: readonly CsvProblem[];
}

export function toldRows(
  file: string,
  planned: readonly PlannedRow[],
  unread: readonly CsvProblem[],
  { dryRun, project }: { readonly dryRun: boolean; readonly project: string },
): ToldRows {
  const rowsOf = (outcome: string) =>
    planned
      .filter(({ plan }) => plan.outcome === outcome)
      .map(({ line, plan }) => {
        const kind = (plan.config?.["webex-sso:idp"] as { kind?: unknown } | undefined)?.kind;
        const next = isKind(kind) ? nextCommands(plan.tenant, kind, project) : [];
        return { line, tenant: plan.tenant, next };
      });
  const isRefused = ({ plan }: PlannedRow) => plan.outcome === "refused";
  const reasons = [...unread, ...planned.filter(isRefused).flatMap(({ problems }) => problems)];
  const lines = [...new Set(reasons.map(({ line }) => line))].sort((left, right) => left - right);
  const byLine = Map.groupBy(reasons, ({ line }) => line);
  return {
    file,
    dryRun,
    made: rowsOf("new"),
    existing: rowsOf("unchanged"),
    refused: lines.map((line) => ({ line, problems: byLine.get(line) ?? [] })),
    findings: planned.filter((row) => !isRefused(row)).flatMap(({ problems }) => problems),
  };
}

/** Whether every row is made, or was, and nothing is wrong with it. */
export function isAllWell({ refused, findings }: ToldRows): boolean {
  return refused.length === 0 && !hasErrors(findings);
}

/** As text: the report, and what is wrong apart from it. */
export function describeRows(told: ToldRows): { readonly report: string; readonly complaints: string } {
  const { file, dryRun, made, existing, refused, findings } = told;
  const names = (rows: readonly ToldRow[]) => rows.map(({ tenant }) => `  ${tenant}`);
  const [first] = made;
  const report = [
    `${file}: ${made.length} ${dryRun ? "would be made" : "made"}, ${existing.length} existed already and are unchanged, ${refused.length} refused.`,
    ...(made.length === 0 ? [] : [dryRun ? "Would be made:" : "Made:", ...names(made)]),
    ...(first === undefined || dryRun
      ? []
      : [`Next, for each of them, as for ${first.tenant}:`, ...first.next.map((command) => `  ${command}`)]),
    ...(refused.length === 0
      ? []
      : ["Correct what was refused and run this again: what is made already stays as it is."]),
  ];
  // What is merely worth knowing is in --json: of a thousand rows nobody would read it here.
  const problems = [...findings, ...refused.flatMap((one) => one.problems)].filter(
    ({ severity }) => severity !== "info",
  );
  return { report: visible(report.join("\n")), complaints: formatFindings(problems) };
}
