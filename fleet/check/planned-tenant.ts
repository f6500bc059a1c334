import { planTrust } from "../../components/plan-trust.ts";
import type { PlannedStack } from "../../policies/planned/planned-stack.ts";
import { type Finding, hasErrors } from "../../saml/finding.ts";
import type { Tenant } from "../../stacks/tenant.ts";
import { vendors } from "../../vendors/index.ts";
import type { Vendor } from "../../vendors/vendor.ts";

/**
 * The stack that a tenant would deploy, and everything that is to be said of its trust before. Without a stack where
 * the trust is impossible.
 *
 * @param subject how findings call it.
 * @param project the name of the Pulumi project, which is in every URN.
 */
export function plannedTenant(
  { name, config, args }: Tenant,
  subject: string,
  project: string,
  now: Date,
): { readonly planned?: PlannedStack; readonly findings: readonly Finding[] } {
  const { metadata } = args;
  // A tenant that was read from its file has its metadata read.
  if (typeof metadata === "string") return { findings: [] };
  const { trust, configured, findings } = planTrust(subject, metadata, args, now);
  if (hasErrors(findings)) return { findings };
  // The compiler cannot see that vendor and settings, both of one kind, belong together.
  const { desired } = vendors[config.idp.kind] as Pick<Vendor<never, unknown>, "desired">;
  const { kind } = config.idp;
  const resources = desired(configured, config.idp as never);
  return { planned: { kind, stack: name, project, resources, trust, protect: config.protect }, findings };
}
