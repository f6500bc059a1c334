import { formatFindings, visible } from "../../saml/format-findings.ts";
import type { Report, ReportCheck } from "./report.ts";

const marks: Readonly<Record<ReportCheck["result"], string>> = {
  passed: "✓",
  failed: "✗",
  unclear: "?",
  "not tested": "–",
};

/** A report for a terminal: the verdict last, where it is seen, and before it what there is to do. */
export function printReport({ tenant, user, steps, checks, verdict, findings, result }: Report): string {
  const sections = [
    [user === undefined ? tenant : `${tenant}, signed in by the lab's user ${user}`],
    titled(
      "What went through the browser",
      steps.flatMap(({ step, outcome, message }, place) => [
        `${place + 1}. ${step}`,
        ...(message === undefined ? [] : message.split("\n").map((line) => `     ${line}`)),
        `   → ${outcome}`,
      ]),
    ),
    titled(
      user === undefined ? "What was asked of the identity provider" : "What Webex looked at",
      checks.map(({ name, result: one, detail }) => `${marks[one]} ${name}: ${detail}`),
    ),
    titled("What there is to know or to do", findings.length === 0 ? [] : [formatFindings(findings)]),
    [`${marks[result]} ${tenant}: ${verdict}`],
  ];
  return visible(
    sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n"),
  );
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}
