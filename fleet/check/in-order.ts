import type { Finding, Severity } from "../../saml/finding.ts";
import { by } from "../../saml/sort.ts";

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings without repetitions, the worst first, then by code and text: the same whatever found them first. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const key = ({ severity, code, subject, message }: Finding) =>
    [ranks[severity], code, subject, message].join("\n");
  return [...new Map(findings.map((one) => [key(one), one])).values()].sort(by(key));
}
