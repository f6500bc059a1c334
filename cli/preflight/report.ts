import type { Claim } from "./claim.ts";
import { compareUsers } from "./compare-users.ts";
import { type Compared, type ProblemGroup, problemGroups } from "./problem-groups.ts";
import type { Gap } from "./users.ts";

/** What preflight has found. */
export interface PreflightReport {
  readonly tenant: string;
  readonly claim: Claim;
  readonly idp: { readonly source: string; readonly users: number; readonly disabled: number };
  readonly webex: {
    readonly source: string;
    readonly users: number;
    /** Without any, everybody was read. */
    readonly gaps: readonly Gap[];
  };
  /** Users of the identity provider, each in one of them. */
  readonly counts: {
    readonly fine: number;
    /** Those of groups of severity error. */
    readonly refused: number;
    /** Those of groups of severity warning. */
    readonly unclear: number;
    readonly noWebexUser: number;
    /** Users of Webex whom nobody signs in as. */
    readonly noIdpUser: number;
  };
  readonly groups: readonly ProblemGroup[];
}

/** Compares, and says what it means. */
export function preflightReport(compared: Compared): PreflightReport {
  const { subject, claim, idp, webex } = compared;
  const comparison = compareUsers(idp.users, webex.users);
  const groups = problemGroups(comparison, compared);
  const { cases, fine, unmatched } = comparison;
  const unclear = cases.inactive.length + cases["letter-case"].length;
  const noWebexUser = cases["no-webex-user"].length;
  return {
    tenant: subject,
    claim,
    idp: { source: idp.source, users: idp.users.length, disabled: idp.disabled },
    webex: { source: webex.source, users: webex.users.length, gaps: webex.gaps ?? [] },
    counts: {
      fine,
      refused: idp.users.length - fine - unclear - noWebexUser,
      unclear,
      noWebexUser,
      noIdpUser: unmatched.length,
    },
    groups,
  };
}
