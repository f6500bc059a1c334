import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { present } from "../saml/present.ts";
import type { ServiceProvider } from "../saml/service-provider.ts";
import { trustOf } from "../saml/trust.ts";
import type { Trust } from "../saml/trust-model.ts";
import { vendors } from "../vendors/index.ts";
import type { Vendor } from "../vendors/vendor.ts";
import type { WebexSsoArgs } from "./webex-sso.ts";

/** A trust before it is deployed. */
export interface TrustPlan {
  readonly trust: Trust;
  /** What the identity provider can express of it. */
  readonly configured: ConfiguredTrust;
  /** Everything worth knowing about it, the inexpressible included. */
  readonly findings: readonly Finding[];
}

/**
 * The trust that WebexSso would deploy, and everything that is to be said of it before: without the engine.
 *
 * @param subject how findings call it.
 * @throws WebexSsoError `no-post-acs` when the metadata has no POST ACS.
 * @example planTrust("acme", serviceProvider, tenant.args, new Date()).findings
 */
export function planTrust(
  subject: string,
  metadata: ServiceProvider,
  args: WebexSsoArgs,
  now: Date,
): TrustPlan {
  const { trust, findings } = trustOf(metadata, { ...args, subject, now });
  // The compiler cannot see that vendor and settings, both of one kind, belong together.
  const vendor = vendors[args.idp.kind] as Pick<Vendor<object, never>, "capabilities" | "planFindings">;
  const { configured, findings: inexpressible } = express(trust, vendor.capabilities, subject);
  const existing = present({ existing: args.import });
  const planned = vendor.planFindings?.({ subject, trust, settings: args.idp, ...existing }) ?? [];
  return { trust, configured, findings: [...findings, ...inexpressible, ...planned] };
}
