import { oneLine } from "../../formats/plain-text.ts";
import { sarifLog } from "../../formats/sarif.ts";
import type { Review } from "../review.ts";
import { problemsOf, problemTitles } from "./problems.ts";

/** A review as SARIF 2.1.0: forges show it beside the change. */
export function sarif({ tenants }: Review): string {
  const results = tenants.flatMap((tenant) =>
    problemsOf(tenant).map(({ id, level, message }) => ({
      ruleId: id,
      level,
      text: `${oneLine(tenant.tenant)}: ${message}`,
      file: tenant.file,
      about: tenant.tenant,
    })),
  );
  return sarifLog("webex-sso review", results, (id) => ({
    title: problemTitles[id] ?? id.replace(/^policy-(.*)/, "What the policy $1 says"),
  }));
}
