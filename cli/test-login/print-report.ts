import { formatFindings } from "../../saml/format-findings.ts";
import type { Report } from "./report.ts";

/** A report for a terminal. */
export function printReport({ tenant, user, steps, checks, verdict, findings }: Report): string {
  return [
    user === undefined ? tenant : `${tenant}, signed in by ${user}`,
    ...steps.flatMap(({ step, outcome, message }, place) => [
      `${place + 1}. ${step}`,
      ...(message === undefined ? [] : message.split("\n").map((line) => `     ${line}`)),
      `   → ${outcome}`,
    ]),
    ...checks.map(({ name, passed, detail }) => `${passed ? "✓" : "✗"} ${name}: ${detail}`),
    verdict,
    ...(findings.length === 0 ? [] : [formatFindings(findings)]),
  ].join("\n");
}
