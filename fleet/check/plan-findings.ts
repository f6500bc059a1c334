import { judgePlan, type PlanVerdict } from "../../policies/judge-plan.ts";
import type { Level } from "../../policies/settings/levels.ts";
import { type Finding, finding, type Severity } from "../../saml/finding.ts";
import type { Tenant } from "../../stacks/tenant.ts";
import type { CheckSettings } from "./check-tenant.ts";
import { plannedTenant } from "./planned-tenant.ts";

/**
 * What is to be said of the trust that a tenant would deploy: what does not fit together, what its identity provider
 * cannot express, and what the policy pack judges of its resources.
 */
export function planFindings(
  tenant: Tenant,
  subject: string,
  { project, pack, now }: Pick<CheckSettings, "project" | "pack" | "now">,
): Finding[] {
  const { planned, findings } = plannedTenant(tenant, subject, project, now);
  if (planned === undefined) return [...findings];
  const verdict = judgePlan(planned, pack, now);
  return [...findings, ...policyFindings(verdict, subject), ...exceptionFindings(verdict, subject)];
}

function policyFindings({ violations }: PlanVerdict, subject: string): Finding[] {
  return violations.map(
    ({ violation: { code, severity, message, fix, reference }, level }) =>
      ({ code, severity: enforced(level, severity), subject, message, fix, reference }) as Finding,
  );
}

function exceptionFindings(verdict: PlanVerdict, subject: string): Finding[] {
  return [
    ...verdict.exceptionsToRemove.map(({ text, fix, level }) => {
      const found = finding("exception-stale", { subject, message: text, fix });
      return { ...found, severity: enforced(level, found.severity) };
    }),
    ...verdict.exceptionsInForce.map(({ text }) =>
      finding("exception-in-force", {
        subject,
        message: text,
        fix: "Nothing until then: the pack prints it at every run, and what it covers is not among these findings.",
      }),
    ),
  ];
}

/** What stops a deployment is an error here, and nothing else of the policies is. */
function enforced(level: Level, severity: Severity): Severity {
  if (level === "mandatory") return "error";
  return severity === "error" ? "warning" : severity;
}
