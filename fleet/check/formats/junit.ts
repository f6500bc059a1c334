import { type JunitCase, junitXml } from "../../../formats/junit.ts";
import { hasErrors } from "../../../saml/finding.ts";
import type { CheckedSubject, CheckResult } from "../check-result.ts";
import type { SharedFinding } from "../shared-findings.ts";

/** A check as JUnit XML, a test case for each tenant: those with an error have failed. */
export function junit({ subjects, shared }: CheckResult): string {
  return junitXml("webex-sso check", [
    ...subjects.map(subjectCase),
    ...(shared.length === 0 ? [] : [betweenTenants(shared, subjects)]),
  ]);
}

function subjectCase({ name, file, findings }: CheckedSubject): JunitCase {
  return testCase(name, file, findings);
}

/** What is between tenants is no single one's failure. */
function betweenTenants(shared: readonly SharedFinding[], [first]: readonly CheckedSubject[]): JunitCase {
  return testCase(
    "between tenants",
    first?.file ?? "",
    shared.map(({ finding }) => finding),
  );
}

function testCase(name: string, file: string, findings: CheckedSubject["findings"]): JunitCase {
  const lines = findings.map(
    ({ severity, code, message, fix }) => `${severity} ${code}: ${message} → ${fix}`,
  );
  const errors = findings.filter(({ severity }) => severity === "error");
  const message = `${errors.length} ${errors.length === 1 ? "error" : "errors"}: ${errors.map(({ code }) => code).join(", ")}`;
  return {
    name,
    file,
    text: lines.length === 0 ? "Nothing is wrong." : lines.join("\n"),
    ...(hasErrors(findings) ? { outcome: { kind: "failure", type: "error", message } } : {}),
  };
}
