import { oneLine } from "../../formats/plain-text.ts";
import type { FindingCode } from "../../saml/finding-catalogue.ts";
import { effectTitles } from "../effect.ts";
import type { TenantReview } from "../tenant-review.ts";
import type { TrustChange } from "../trust-changes.ts";

/** One thing for a machine to list: a change that users may notice, a policy, an outage, a preview that failed, a finding. */
export interface ReportedProblem {
  /** Stable: people filter by it. */
  readonly id:
    | "outage"
    | "breaks-sign-in"
    | "changes-sign-in"
    | "hygiene"
    | "preview-failed"
    | `policy-${string}`
    | FindingCode;
  readonly level: "error" | "warning" | "note";
  readonly message: string;
}

/** What is to be said of a tenant, the worst first. */
export function problemsOf({
  trusts,
  policies,
  failure,
  summary,
  findings,
}: TenantReview): ReportedProblem[] {
  const problems: ReportedProblem[] = [
    ...trusts
      .filter(({ fate }) => fate === "deleted" || fate === "replaced")
      .map(({ isLive, vendor }) => problem("outage", isLive ? "error" : "warning", `${vendor}: ${summary}`)),
    ...trusts.flatMap(({ changes, vendor }) => changes.flatMap((change) => problemOf(change, vendor))),
    ...policies.map(({ policy, isMandatory, message, mend }) =>
      problem(
        `policy-${policy}`,
        isMandatory ? "error" : "warning",
        `${message}${mend === undefined ? "" : ` → ${mend}`}`,
      ),
    ),
    ...(failure === undefined ? [] : [problem("preview-failed", "error", failure)]),
    ...findings.map(({ code, severity, message, fix }) =>
      problem(code, severity === "info" ? "note" : severity, `${message} → ${fix}`),
    ),
  ];
  const levels = ["error", "warning", "note"];
  return problems.sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
}

function problemOf(change: TrustChange, vendor: string): ReportedProblem[] {
  const { effect, title, kind, about, before, after, notice, mend } = change;
  if (effect === "none") return [];
  const [id, level] = kinds[effect];
  const values =
    before === undefined && after === undefined ? "" : ` ${before ?? "(not set)"} → ${after ?? "(not set)"}`;
  const what = [title, kind === "changed" ? "" : kind, about ?? ""].filter(Boolean).join(" ");
  return [
    problem(id, level, `${vendor}: ${what}${values}. ${notice}${mend === undefined ? "" : ` → ${mend}`}`),
  ];
}

const kinds = {
  breaks: ["breaks-sign-in", "error"],
  degrades: ["changes-sign-in", "warning"],
  changes: ["changes-sign-in", "warning"],
  hygiene: ["hygiene", "note"],
} as const;

function problem(
  id: ReportedProblem["id"],
  level: ReportedProblem["level"],
  message: string,
): ReportedProblem {
  return { id, level, message: oneLine(message) };
}

/** For a reader of changes: what an effect is called. */
export const problemTitles: Readonly<Record<string, string>> = {
  outage: "A trust is deleted or replaced: nobody can sign in through it",
  "breaks-sign-in": effectTitles.breaks,
  "changes-sign-in": effectTitles.changes,
  hygiene: effectTitles.hygiene,
  "preview-failed": "What would happen is not known: the preview failed",
  "control-hub-test-missing": "“Test SSO setup” in Control Hub is not on record",
  "control-hub-test-failed": "“Test SSO setup” in Control Hub has failed",
  "control-hub-test-stale": "“Test SSO setup” in Control Hub was of another configuration",
};
