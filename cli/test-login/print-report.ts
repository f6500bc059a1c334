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
  // What a check says with its mend is said once.
  const said = new Set(checks.filter(({ fix }) => fix !== undefined).map(({ detail }) => detail));
  const others = findings.filter(({ message }) => !said.has(message));
  const sections = [
    [
      user === undefined
        ? `${tenant}: its identity provider, asked as Webex asks`
        : `${tenant}: sign-in and sign-out of the lab's user “${user}”`,
    ],
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
      checks.flatMap(({ name, result: one, detail, fix }) => [
        `${marks[one]} ${name}: ${detail}`,
        ...(fix === undefined ? [] : [`  → ${fix}`]),
      ]),
    ),
    titled("What there is to know or to do", others.length === 0 ? [] : [formatFindings(others)]),
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
