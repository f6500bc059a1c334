import type { Reference } from "./reference.ts";
import { webexBehaviour } from "./webex-behaviour.ts";

const page = { source: "docs/preflight.md", mark: "documented" } as const;
const claim = webexBehaviour.organizationClaim;

const error = (reference: Reference) => ({ severity: "error", reference }) as const;
const warning = (reference: Reference) => ({ severity: "warning", reference }) as const;
const info = (reference: Reference) => ({ severity: "info", reference }) as const;

/** What `preflight` reports: whose value of the claim is none of the addresses that Webex knows of the user. */
export const preflightFindings = {
  "preflight-incomplete": error({ source: "RFC 7644 section 3.4.2, totalResults", mark: "documented" }),
  "preflight-nothing-matches": error(page),
  "preflight-empty": error(claim),
  "preflight-not-address": error(claim),
  "preflight-shared": error(claim),
  "preflight-somebody-else": error(claim),
  "preflight-other-address": error(claim),
  "preflight-other-domain": error(claim),
  "preflight-inactive": warning(page),
  "preflight-letter-case": warning(webexBehaviour.claimLetterCase),
  "preflight-no-idp-user": warning(webexBehaviour.assignment),
  "preflight-no-webex-user": info(webexBehaviour.provisioningAttributes),
  "preflight-other-source": info(claim),
} as const;
