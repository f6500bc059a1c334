import type { CheckResult } from "../check-result.ts";

/** @example "10,000 tenants checked, 9,998 fine: 1 error, 3 warnings, 9,998 notes." */
export function summaryLine({ summary: { checked, fine, findings }, subjects }: CheckResult): string {
  if (checked === 0) return "There is no tenant to check: docs/tenant.md says how to write one.";
  const noun = subjects.every(({ kind }) => kind === "tenant") ? "tenant" : "file";
  const counts = [
    count(findings.error, "error"),
    count(findings.warning, "warning"),
    count(findings.info, "note"),
  ];
  return `${count(checked, noun)} checked, ${fine === checked ? "all" : figure(fine)} fine: ${counts.join(", ")}.`;
}

/** @example count(1200, "tenant") // "1,200 tenants" */
export function count(number: number, noun: string): string {
  return `${figure(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function figure(number: number): string {
  return number.toLocaleString("en");
}
