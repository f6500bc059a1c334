import type { PolicyMessage, ResourceStep } from "../fleet/preview/tenant-preview.ts";
import type { TouchedTenant } from "../fleet/touched/touched-tenants.ts";
import type { Finding } from "../saml/finding.ts";
import type { Mode } from "../saml/trust-model.ts";
import type { TrustChange } from "./trust-changes.ts";

/**
 * `blocked`: it must not go through as it is. `changes-sign-in`: people who sign in may notice. `safe`: nobody does.
 * The worst first.
 */
export const verdicts = ["blocked", "changes-sign-in", "safe"] as const;

/** @example "safe" */
export type Verdict = (typeof verdicts)[number];

/** A certificate of a trust. */
export interface CertificateReview {
  readonly use: "signs" | "verifies logout" | "encrypts";
  /** Its fingerprint, or how the vendor calls it. */
  readonly name: string;
  /** ISO 8601. */
  readonly notAfter: string;
  /** Whole days; negative once it is over. */
  readonly daysLeft: number;
}

/** What becomes of one trust. */
export interface TrustReview {
  readonly urn: string;
  /** How the vendor is called. */
  readonly vendor: string;
  /** The name that the vendor shows. */
  readonly name?: string;
  readonly fate: "created" | "adopted" | "changed" | "unchanged" | "replaced" | "deleted" | "left-behind";
  /** Whether people sign in through it, as far as the pack's settings say. */
  readonly isLive: boolean;
  /** Whether Pulumi refuses to delete it as it stands in the state. */
  readonly isProtected: boolean;
  readonly changes: readonly TrustChange[];
  /** As far as the resources show them; the first to end comes first. */
  readonly certificates: readonly CertificateReview[];
  /** Whether it is for a partner's customers, as far as that is known. */
  readonly mode?: Mode;
}

/** What a policy said, taken apart. */
export interface PolicyResult extends Pick<PolicyMessage, "policy" | "isMandatory" | "urn"> {
  readonly message: string;
  readonly mend?: string;
}

/** A step that is no trust's business, without values. */
export type OtherStep = Pick<ResourceStep, "op" | "type" | "urn" | "differs">;

/** What a change does to one tenant. */
export interface TenantReview
  extends Pick<TouchedTenant, "tenant" | "change" | "file" | "because" | "renamedTo"> {
  readonly verdict: Verdict;
  /** Why, in a line: what the table shows. */
  readonly summary: string;
  /** Whether the stack file says the same as before: white space or comments only. */
  readonly saysTheSame: boolean;
  /** What is to be said of the tenant beside the change; it moves no verdict. */
  readonly findings: readonly Finding[];
  readonly trusts: readonly TrustReview[];
  readonly policies: readonly PolicyResult[];
  /** Exceptions in force, in the policy pack's words. */
  readonly exceptions: readonly string[];
  /** What no rule could judge, in the policy pack's words. */
  readonly notJudged: readonly string[];
  readonly warnings: readonly string[];
  readonly steps: readonly OtherStep[];
  /** Why there is no whole preview. */
  readonly failure?: string;
}
