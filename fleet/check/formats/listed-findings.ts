import type { Finding, Severity } from "../../../saml/finding.ts";
import { by } from "../../../saml/sort.ts";
import type { CheckResult } from "../check-result.ts";

/** A finding, and whose it is. */
export interface ListedFinding {
  readonly finding: Finding;
  /** The tenant, or the tenants that it is between, or the file that was linted. */
  readonly about: string;
  /** Where to look, from the project's folder. */
  readonly file: string;
}

/** All findings of one code and one severity. */
export interface CodeFindings {
  readonly code: Finding["code"];
  readonly severity: Severity;
  readonly findings: readonly ListedFinding[];
}

const severities: readonly Severity[] = ["error", "warning", "info"];

/** Every finding of a check: those between tenants first, then by tenant. */
export function listedFindings({ subjects, shared }: CheckResult): ListedFinding[] {
  const files = new Map(subjects.map(({ name, file }) => [name, file]));
  return [
    ...shared.map(({ finding, tenants }) => ({
      finding,
      about: tenants.join(", "),
      file: tenants.flatMap((name) => files.get(name) ?? [])[0] ?? "Pulumi.yaml",
    })),
    ...subjects.flatMap(({ name, findings, file }) =>
      findings.map((finding) => ({
        finding,
        about: name,
        // Metadata is named by its own path; what is not in the project is shown at the stack file.
        file: finding.subject.startsWith("/") ? file : finding.subject,
      })),
    ),
  ];
}

/** The same by code, the worst first. */
export function findingsByCode(result: CheckResult): CodeFindings[] {
  const groups = Map.groupBy(
    listedFindings(result),
    ({ finding: { severity, code } }) => `${severities.indexOf(severity)} ${code}`,
  );
  return [...groups].sort(by(([key]) => key)).flatMap(([, findings]) => {
    const [first] = findings;
    return first === undefined
      ? []
      : [{ code: first.finding.code, severity: first.finding.severity, findings }];
  });
}
