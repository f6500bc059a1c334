import type { Finding, Severity } from "../saml/finding.ts";
import type { Mode } from "../saml/trust-model.ts";

/** Every tenant of a project as it stands at one moment. Plain data without secrets: `webex-sso report --json`. */
export interface FleetReport {
  /** The name in Pulumi.yaml. */
  readonly project: string;
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  /** Days before its end at which a certificate is due. */
  readonly certificateDays: number;
  /** Whether the identity providers were asked for changes by hand. */
  readonly looksForDrift: boolean;
  /** What the report as a whole cannot say. */
  readonly notices: readonly string[];
  /** Sorted by name. */
  readonly tenants: readonly TenantReport[];
}

/** One tenant. What is not known is absent. */
export interface TenantReport {
  readonly name: string;
  /** A kind of `vendors`; whatever the file says where it is wrong. */
  readonly vendor?: string;
  readonly mode?: Mode;
  /** Joins the tenants of one organisation with several identity providers. */
  readonly tenantGroup?: string;
  /** Webex's identifier of the organisation. */
  readonly organizationId?: string;
  /** Webex's entity ID. */
  readonly entityId?: string;
  /** Names of a partner's customers. */
  readonly customers: readonly string[];
  /** Whether it has a stack file. */
  readonly hasFile: boolean;
  readonly state: TenantState;
  readonly drift: Drift;
  readonly policy: PolicyJudgement;
  /** Those of both sides; the first to end comes first. */
  readonly certificates: readonly ReportCertificate[];
  readonly signInTest?: ReportedSignInTest;
  /** The identity provider's half, as the last update recorded it. */
  readonly identityProvider?: IdentityProviderSummary;
  /** The trust in SSO's own terms, as it was read back from the resources. */
  readonly trust: readonly TrustLine[];
  /** What the stack file, its metadata and the last update say. */
  readonly findings: readonly ReportedFinding[];
  /** What somebody has to look at; the worst first. */
  readonly attention: readonly Attention[];
}

/** What the backend has recorded. */
export type TenantState =
  | { readonly kind: "deployed"; readonly updatedAt: string; readonly resources: number }
  /** An update was cut off: `webex-sso recover` is next. */
  | { readonly kind: "pending"; readonly updatedAt: string; readonly operations: readonly string[] }
  | { readonly kind: "not-deployed" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** What was changed at the identity provider behind Pulumi's back. */
export type Drift =
  | { readonly kind: "not-looked" }
  | { readonly kind: "none" }
  | { readonly kind: "changed"; readonly changes: readonly DriftChange[] }
  | { readonly kind: "failed"; readonly reason: string };

/** A resource that differs from what is recorded. Values are left out: any of them could be secret. */
export interface DriftChange {
  /** `update`: it differs. `delete`: it is gone. */
  readonly operation: string;
  readonly type: string;
  readonly name: string;
  /** Paths of the properties that differ. */
  readonly properties: readonly string[];
}

/** What the policy pack's rules say of the recorded resources. */
export type PolicyJudgement =
  | { readonly kind: "not-judged"; readonly reason: string }
  | {
      readonly kind: "judged";
      readonly violations: readonly PolicyViolation[];
      /** Exceptions in force, and what could not be judged. */
      readonly notices: readonly string[];
    };

export interface PolicyViolation {
  readonly rule: string;
  /** @example "mandatory" */
  readonly level: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend: string;
}

/** How long a certificate still holds; `due` is within `certificateDays`. */
export type CertificateState = "ended" | "due" | "valid" | "not-yet";

export interface ReportCertificate {
  readonly side: "webex" | "identity-provider";
  /** @example "signs assertions" */
  readonly use: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly daysLeft: number;
  readonly state: CertificateState;
  /** It has ended, and another that does the same is still valid. */
  readonly isReplaced: boolean;
  /** false: it is in the metadata file and not deployed yet. */
  readonly isDeployed: boolean;
}

export interface ReportedSignInTest {
  readonly at: string;
  readonly result: "passed" | "failed" | "unclear";
  readonly verdict: string;
  /** @example "in the lab, as one-address" */
  readonly where: string;
  /** The tenant's files have changed since. */
  readonly isOutdated: boolean;
}

export interface IdentityProviderSummary {
  readonly entityId: string;
  readonly singleSignOnUrl: string;
  readonly singleLogoutUrl?: string;
  readonly metadataUrl?: string;
}

/** @example { term: "NameID format", value: ["transient"] } */
export interface TrustLine {
  readonly term: string;
  readonly value: readonly string[];
}

export type ReportedFinding = Pick<Finding, "severity" | "subject" | "message" | "fix"> & {
  readonly code: string;
};

export interface Attention {
  readonly severity: Severity;
  readonly text: string;
  /** What to do next. */
  readonly fix: string;
}
