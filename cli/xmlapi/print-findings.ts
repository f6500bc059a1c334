import type { DiagnosedFinding } from "../../saml/diagnosis/diagnosis.ts";
import { formatFindings } from "../../saml/format-findings.ts";

/** Findings as text, each with its place in the message. */
export function printFindings(findings: readonly DiagnosedFinding[]): string {
  return formatFindings(
    findings.map((one) => ({
      ...one,
      subject: [one.subject, one.place?.path].filter(Boolean).join(", "),
    })),
  );
}
