import { plainText } from "../../../formats/plain-text.ts";
import type { CheckedSubject, CheckResult } from "../check-result.ts";
import { type CodeFindings, findingsByCode, type ListedFinding } from "./listed-findings.ts";
import { count, summaryLine } from "./summary-line.ts";

/** How a check is written for a terminal. */
export interface TextOptions {
  /** Every finding, and a line for each tenant. */
  readonly verbose?: boolean;
}

/** So many of one code are shown; the others are counted. */
const mostShown = 10;
/** Of so few tenants, what is only worth knowing is shown, too. */
const fewTenants = 3;

/** A check for a terminal: what is wrong, by code, and a last line that counts. */
export function text(result: CheckResult, { verbose = false }: TextOptions = {}): string {
  const isShort = result.subjects.length <= fewTenants;
  const codes = findingsByCode(result);
  const shown = codes.filter(({ severity }) => verbose || isShort || severity !== "info");
  const counted = codes.filter((one) => !shown.includes(one));
  const lines = [
    ...(verbose ? result.subjects.map(subjectLine) : []),
    ...shown.flatMap((one) => codeLines(one, verbose ? Number.POSITIVE_INFINITY : mostShown)),
    ...(counted.length === 0
      ? []
      : [
          `notes (--verbose shows them): ${counted.map(({ code, findings }) => `${code} ${findings.length.toLocaleString("en")}`).join(", ")}`,
          "",
        ]),
    summaryLine(result),
  ];
  return plainText(lines.join("\n"));
}

function codeLines({ code, severity, findings }: CodeFindings, most: number): string[] {
  const more = findings.length - most;
  // What they all share is said once.
  const fixes = new Set(findings.map(({ finding }) => finding.fix));
  const common = fixes.size === 1 && findings.length > 1 ? [`  → ${[...fixes][0]}`] : [];
  return [
    `${severity} ${code}${findings.length > 1 ? ` (${findings.length.toLocaleString("en")})` : ""}`,
    ...findings.slice(0, most).flatMap((one) => findingLines(one, common.length === 0)),
    ...(more > 0 ? [`  … and ${count(more, "other")}: --verbose shows them.`] : []),
    ...common,
    "",
  ];
}

function findingLines({ finding, about }: ListedFinding, withFix: boolean): string[] {
  const { subject, message, fix } = finding;
  const where = subject === about ? about : `${about} · ${subject}`;
  return [`  ${shortened(where)}`, `    ${message}`, ...(withFix ? [`    → ${fix}`] : [])];
}

/** Many tenants in one finding are named by it already. */
function shortened(where: string): string {
  return where.length <= 160 ? where : `${where.slice(0, 159)}…`;
}

/** @example "acme: okta, organization; signing certificate ends 2036-11-21, in 3651 days" */
function subjectLine({ name, vendor, mode, certificates }: CheckedSubject): string {
  const what = [vendor, mode].filter((one) => one !== undefined).join(", ");
  const ends = certificates.map(
    ({ use, notAfter, daysLeft }) =>
      `${use} certificate ${daysLeft < 0 ? "ended" : "ends"} ${notAfter.slice(0, 10)}${daysLeft < 0 ? "" : `, in ${count(daysLeft, "day")}`}`,
  );
  return `${name}: ${[what || "not understood", ...ends].join("; ")}`;
}
