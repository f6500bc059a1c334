import { oneLine } from "../../../formats/plain-text.ts";
import { sarifLog } from "../../../formats/sarif.ts";
import type { Severity } from "../../../saml/finding.ts";
import { findingCatalogue } from "../../../saml/finding-catalogue.ts";
import type { CheckResult } from "../check-result.ts";
import { listedFindings } from "./listed-findings.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** A check as SARIF 2.1.0, with each finding at the file that it is about: forges show it beside the change. */
export function sarif(result: CheckResult): string {
  const results = listedFindings(result).map(({ finding, about, file }) => ({
    ruleId: finding.code,
    level: levels[finding.severity],
    text: oneLine(`${about}: ${finding.message} → ${finding.fix}`),
    file,
    about,
  }));
  return sarifLog("webex-sso check", results, (id) => {
    const { source } = findingCatalogue[id as keyof typeof findingCatalogue].reference;
    return {
      title: id.replaceAll("-", " "),
      ...(source.startsWith("https://") ? { helpUri: source } : {}),
    };
  });
}
