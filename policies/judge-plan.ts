import { withoutExcepted } from "./exceptions.ts";
import { trustsIn } from "./find-trusts.ts";
import type { Violation } from "./judge.ts";
import { distinct, type Judging, stackVerdicts } from "./judge-stack.ts";
import { exceptionsInForce, exceptionsToRemove, type Notice, type StaleException } from "./notices.ts";
import { awaitedProperty, type PlannedStack, plannedStack } from "./planned/planned-stack.ts";
import { rules } from "./rules/index.ts";
import { type Level, levelOf, violationLevel } from "./settings/levels.ts";
import type { PackSettings } from "./settings/read-settings.ts";

/** What a rule of the pack says about a trust that is not deployed yet. */
export interface PlanViolation {
  readonly violation: Violation;
  /** What the pack's settings make of it. */
  readonly level: Level;
}

/** What the pack says of a stack that is not deployed yet. */
export interface PlanVerdict {
  readonly violations: readonly PlanViolation[];
  readonly exceptionsInForce: readonly Notice[];
  /** Exceptions that have ended, or that nothing needs. */
  readonly exceptionsToRemove: readonly StaleException[];
}

/**
 * What the policy pack will say of a tenant's trust: the same rules, settings and exceptions, without an engine. What only
 * the deployed trust shows (its signing certificates) waits for that. Pure.
 */
export function judgePlan(planned: PlannedStack, settings: PackSettings, now: Date): PlanVerdict {
  const resources = plannedStack(planned);
  const judging: Judging = { settings, now, unknownProperty: awaitedProperty };
  const enabled = rules.filter((rule) => levelOf(rule, settings) !== "disabled");
  const found = trustsIn(resources, awaitedProperty).flatMap((trust) =>
    stackVerdicts(enabled, trust, resources, judging).flatMap(({ violations }) => distinct(violations)),
  );
  return {
    violations: withoutExcepted(found, settings.exceptions, now).map((violation) => ({
      violation,
      level: violationLevel({ id: violation.rule, class: violation.class }, settings, violation),
    })),
    exceptionsInForce: [...exceptionsInForce(resources, judging)],
    exceptionsToRemove: [...exceptionsToRemove(rules, resources, judging)].filter(
      ({ level }) => level !== "disabled",
    ),
  };
}
