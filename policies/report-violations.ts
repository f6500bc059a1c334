import type { EnforcementLevel, ReportViolation, Severity } from "@pulumi/policy";
import type { Violation } from "./judge.ts";
import type { Class, Rule } from "./rule.ts";
import { levelOf, violationLevel } from "./settings/levels.ts";
import type { PackSettings } from "./settings/read-settings.ts";
import { violationText } from "./violation-text.ts";

/** How bad a problem of a class is, in Pulumi's words. */
export const severities: Readonly<Record<Class, Severity>> = {
  "breaks-sign-in": "critical",
  degrades: "medium",
  hygiene: "low",
};

/**
 * A violation with a level of its own. The SDK takes it and its types keep it private
 * (https://github.com/pulumi/pulumi-policy/pull/424). A policy for each level would be the public way, and the SDK decodes
 * every resource anew for each policy.
 */
interface ReportWithLevel {
  readonly message: string;
  readonly urn: string | undefined;
  readonly severity?: Severity;
  readonly enforcementLevel?: EnforcementLevel;
}

/**
 * Reports violations of a rule, each at the level of what it does: what is only hygiene must not stop what the rule's worst
 * problem does. One of the rule's own level leaves that to Pulumi, which may have been told another one.
 *
 * @example reportOf(signature, settings)(violations, report) // SHA-1 is advisory, an assertion not signed mandatory
 */
export function reportOf(
  rule: Rule,
  settings: PackSettings,
): (violations: readonly Violation[], report: ReportViolation) => void {
  const own = levelOf(rule, settings);
  return (violations, report) => {
    for (const violation of violations) {
      const enforcementLevel = violationLevel(rule, settings, violation);
      // Pulumi's word counts for the rule's own level, and for nothing that must not stop an update.
      const isPulumis = enforcementLevel === own && violation.stops !== false;
      sayAt(
        isPulumis ? undefined : enforcementLevel,
        {
          message: `${rule.title}.\n${violationText(violation, rule)}`,
          urn: violation.subject,
          severity: severities[violation.class],
        },
        report,
      );
    }
  };
}

/** Reports at a level of its own; without one, at the policy's. */
export function sayAt(
  enforcementLevel: EnforcementLevel | undefined,
  what: Omit<ReportWithLevel, "enforcementLevel">,
  report: ReportViolation,
): void {
  const say = report as unknown as (violation: ReportWithLevel) => void;
  say({ ...what, ...(enforcementLevel === undefined ? {} : { enforcementLevel }) });
}
