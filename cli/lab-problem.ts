import { type Finding, hasErrors } from "../saml/finding.ts";
import { formatFindings } from "../saml/format-findings.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { importFindings } from "./test-login/findings.ts";

/**
 * The error to show where a tenant does not come into the lab. Where the tenant itself is wrong, that is what is said: the
 * engine speaks of the copy, which has another certificate than the file of the user.
 *
 * @param own what is to be said of the tenant as it stands
 */
export function labProblem(error: unknown, tenant: string, own: readonly Finding[]): unknown {
  const [refused] = importFindings(error, tenant);
  if (refused !== undefined) {
    const message = `Webex does not import this identity provider:\n${formatFindings([refused])}`;
    return new WebexSsoError(refused.code, message, { cause: error, findings: [refused, ...own] });
  }
  if (!hasErrors(own)) return error;
  const errors = own.filter(({ severity }) => severity === "error");
  const message = `${tenant} cannot be deployed into the lab:\n${formatFindings(errors)}`;
  return new WebexSsoError("lab-not-deployed", message, { cause: error, findings: own });
}
