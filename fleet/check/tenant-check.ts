import type { Finding } from "../../saml/finding.ts";
import type { Mode } from "../../saml/trust-model.ts";
import type { TenantConfig } from "../../stacks/tenant-config.ts";
import type { VendorKind } from "../../vendors/index.ts";

/** A certificate of Webex in a tenant's metadata. */
export interface CheckedCertificate {
  readonly use: "signing" | "encryption";
  readonly fingerprint: string;
  /** ISO 8601, UTC. */
  readonly notAfter: string;
  /** Whole days; negative once it is over. */
  readonly daysLeft: number;
}

/** What can be known of one tenant from its files. Plain data: it crosses to another thread. */
export interface TenantCheck {
  readonly name: string;
  /** Its stack file, from the project's folder. */
  readonly file: string;
  readonly vendor?: VendorKind;
  readonly mode?: Mode;
  /** The entity ID of Webex. */
  readonly entityId?: string;
  readonly certificates: readonly CheckedCertificate[];
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly context: TenantContext;
}

/** What other tenants are compared with. */
export interface TenantContext {
  /** Also where the rest of the configuration is not understood. */
  readonly tenantGroup?: string;
  /** Tells installations of its identity provider apart; absent where its file does not say. */
  readonly installation?: string;
  /** Only of a tenant in a group. */
  readonly config?: TenantConfig;
}
