import { planTrust } from "../../components/plan-trust.ts";
import { judgePlan, type PlanViolation } from "../../policies/judge-plan.ts";
import type { Finding } from "../../saml/finding.ts";
import { hasErrors } from "../../saml/finding.ts";
import type { Tenant } from "../../stacks/tenant.ts";
import { vendors } from "../../vendors/index.ts";
import type { Vendor } from "../../vendors/vendor.ts";
import type { CheckSettings } from "./check-tenant.ts";

/**
 * What is to be said of the trust that a tenant would deploy: what does not fit together, what its identity provider
 * cannot express, and what the policy pack judges of its resources.
 */
export function planFindings(
  { name, config, args }: Tenant,
  subject: string,
  { project, pack, now }: Pick<CheckSettings, "project" | "pack" | "now">,
): Finding[] {
  const { metadata } = args;
  // A tenant that was read from its file has its metadata read.
  if (typeof metadata === "string") return [];
  const { trust, configured, findings } = planTrust(subject, metadata, args, now);
  if (hasErrors(findings)) return [...findings];
  // The compiler cannot see that vendor and settings, both of one kind, belong together.
  const { desired } = vendors[config.idp.kind] as Pick<Vendor<never, unknown>, "desired">;
  const violations = judgePlan(
    {
      kind: config.idp.kind,
      stack: name,
      project,
      resources: desired(configured, config.idp as never),
      trust,
      protect: config.protect,
    },
    pack,
    now,
  );
  return [...findings, ...violations.map((one) => policyFinding(one, subject))];
}

/** What stops a deployment is an error here, and nothing else of the policies is. */
function policyFinding({ violation, level }: PlanViolation, subject: string): Finding {
  const { code, severity, message, fix, reference } = violation;
  const stops = level === "mandatory";
  return {
    code,
    severity: stops ? "error" : severity === "error" ? "warning" : severity,
    subject,
    message,
    fix,
    reference,
  } as Finding;
}
