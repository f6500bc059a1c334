import type { Finding } from "../../saml/finding.ts";

/** A step as it is told. */
export interface ReportStep {
  /** @example "POST https://example.okta.com/app/x/y/sso/saml" */
  readonly step: string;
  readonly outcome: string;
  /** The SAML message that was brought along, in lines, long and personal values shortened. */
  readonly message?: string;
}

/** A line of a list of checks. */
export interface ReportCheck {
  readonly name: string;
  readonly result: "passed" | "failed" | "unclear" | "not tested";
  readonly detail: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** What a test of a tenant's sign-in came to. */
export interface Report {
  readonly tenant: string;
  /** Who signed in; absent where nobody did. */
  readonly user?: string;
  readonly steps: readonly ReportStep[];
  readonly checks: readonly ReportCheck[];
  /** `unclear`: nothing failed, and a person must look before anybody calls it passed. */
  readonly result: "passed" | "failed" | "unclear";
  /** The result in a sentence. */
  readonly verdict: string;
  readonly findings: readonly Finding[];
}
