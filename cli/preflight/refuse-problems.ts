import { formatFindings } from "../../saml/format-findings.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { CsvProblem } from "../csv/csv-problem.ts";

/** More than these are the same mistake again. */
const mostTold = 20;

/**
 * A file with rows that cannot be read is not compared: who is in them would be told as missing.
 *
 * @throws WebexSsoError `preflight-csv`
 */
export function refuseProblems(file: string, problems: readonly CsvProblem[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, mostTold);
  const rest = problems.length - told.length;
  const more = rest === 0 ? "" : `\n… and ${rest} more.`;
  throw new WebexSsoError("preflight-csv", `${file} cannot be compared:\n${formatFindings(told)}${more}`, {
    findings: problems,
  });
}
