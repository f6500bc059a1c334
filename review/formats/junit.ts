import { type JunitCase, junitXml } from "../../formats/junit.ts";
import type { Review } from "../review.ts";
import type { TenantReview } from "../tenant-review.ts";
import { problemsOf } from "./problems.ts";

/** A review as JUnit XML, a test case for each tenant: blocked ones have failed. */
export function junit({ tenants }: Review): string {
  return junitXml("webex-sso review", tenants.map(caseOf));
}

function caseOf(review: TenantReview): JunitCase {
  const { tenant, file, verdict, summary, failure } = review;
  const lines = problemsOf(review).map(({ level, id, message }) => `${level} ${id}: ${message}`);
  const kind = failure === undefined ? "failure" : "error";
  return {
    name: tenant,
    file,
    text: [summary, ...lines].join("\n"),
    ...(verdict === "blocked" ? { outcome: { kind, type: "blocked", message: summary } } : {}),
  };
}
