import { code, prose } from "../../../formats/markdown-text.ts";
import type { CheckResult } from "../check-result.ts";
import { type CodeFindings, findingsByCode, type ListedFinding } from "./listed-findings.ts";
import { count, summaryLine } from "./summary-line.ts";

const badges = { error: "⛔", warning: "⚠️", info: "ℹ️" } as const;

/** So many of one code are shown; the others are counted. */
const mostShown = 20;

/** A check as Markdown, for a pull request or a ticket: what is wrong, by code; what is only worth knowing is folded. */
export function markdown(result: CheckResult): string {
  const codes = findingsByCode(result);
  const notes = codes.filter(({ severity }) => severity === "info");
  return [
    "## webex-sso check",
    "",
    summaryLine(result),
    "",
    ...codes.filter((one) => !notes.includes(one)).flatMap(section),
    ...(notes.length === 0
      ? []
      : [
          `<details><summary>${count(result.summary.findings.info, "note")}</summary>`,
          "",
          ...notes.flatMap(section),
          "</details>",
          "",
        ]),
  ].join("\n");
}

function section({ code: id, severity, findings }: CodeFindings): string[] {
  const more = findings.length - mostShown;
  return [
    `### ${badges[severity]} ${code(id)}`,
    "",
    ...findings.slice(0, mostShown).map(item),
    ...(more > 0 ? [`- … and ${count(more, "other")}`] : []),
    "",
  ];
}

function item({ about, file, finding: { message, fix } }: ListedFinding): string {
  const where = file === about ? code(about) : `${code(about)} (${code(file)})`;
  return `- ${where}: ${prose(message)} → ${prose(fix)}`;
}
