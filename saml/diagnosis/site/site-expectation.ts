import type { WebexSite } from "../../webex-site.ts";
import type { ExpectedIdp } from "../expectation.ts";
import type { JudgedAt } from "../read/message.ts";

/** What is known of the site that a response is for. */
export interface SiteExpectation {
  readonly site: WebexSite;
  /** The SP ID (WebEx SAML Issuer) of its SSO settings; absent: one of those that sites have. */
  readonly spId?: string;
  /** The identity provider whose metadata was imported in Site Administration. */
  readonly idp?: ExpectedIdp;
  readonly at: JudgedAt;
}
