import type { Finding } from "../../saml/finding.ts";
import type { FindingCode } from "../../saml/finding-catalogue.ts";
import type { RoutedTenant } from "./routing-rules.ts";

/** The tenants of one `webex-sso:tenantGroup`. */
export interface TenantGroup {
  readonly name: string;
  readonly tenants: readonly GroupMember[];
  /** Tenants of it whose configuration is not understood, so that what is missing may be theirs. */
  readonly unread: readonly string[];
}

/** A tenant of a group. */
export interface GroupMember extends RoutedTenant {
  /** The organisation's entity ID; absent where the metadata cannot be read. */
  readonly entityId?: string;
}

/**
 * The tenants of a group that Control Hub routes users to. A partner's are none: which customers sign in there, their
 * onboarding template in Partner Hub says.
 */
export function routedMembers({ tenants }: Pick<TenantGroup, "tenants">): readonly GroupMember[] {
  return tenants.filter(({ config }) => config.mode === "organization");
}

/** Makes a finding about a group. */
export type Say = (code: FindingCode, message: string, fix: string) => Finding;

/** The names of tenants, as messages list them. */
export function names(tenants: readonly GroupMember[]): string {
  return tenants.map(({ name }) => name).join(", ");
}
