import { trustsIn } from "../policies/find-trusts.ts";
import { type Judging, resourceViolations, stackVerdict, stackViolations } from "../policies/judge-stack.ts";
import { exceptionsInForce } from "../policies/notices.ts";
import type { Rule } from "../policies/rule.ts";
import { rules } from "../policies/rules/index.ts";
import { levelOf } from "../policies/settings/levels.ts";
import type { PackSettings } from "../policies/settings/read-settings.ts";
import type { RawResource } from "../policies/trusts/raw-resource.ts";
import type { PolicyJudgement } from "./fleet-report.ts";
import { secretProperty } from "./secret-value.ts";
import { severityOrder } from "./severity-order.ts";

/**
 * What the policy pack says of a stack's record: the same rules, settings and exceptions, without an engine. A property
 * that is encrypted in the state is not judged, and that is said.
 */
export function judgeRecorded(
  resources: readonly RawResource[],
  settings: PackSettings,
  now: Date,
): PolicyJudgement {
  const judging: Judging = { settings, now, unknownProperty: secretProperty };
  if (trustsIn(resources, secretProperty).length === 0)
    return { kind: "not-judged", reason: "No trust of Webex is recorded in this stack." };
  const enabled = rules.filter((rule) => levelOf(rule, settings) !== "disabled");
  const violations = enabled.flatMap((rule) =>
    [
      ...resources.flatMap((one) => resourceViolations(rule, one, judging)),
      ...stackViolations(rule, resources, judging),
    ].map(({ class: kind, severity, message, fix }) => ({
      rule: rule.id,
      level: levelOf(rule, settings, kind),
      severity,
      message,
      mend: fix,
    })),
  );
  return {
    kind: "judged",
    violations: violations.sort(severityOrder),
    notices: [
      ...[...exceptionsInForce(resources, judging)].map(({ text }) => text),
      ...encrypted(enabled, resources, judging),
    ],
  };
}

function encrypted(enabled: readonly Rule[], resources: readonly RawResource[], judging: Judging): string[] {
  const waiting = trustsIn(resources, secretProperty).flatMap((found) =>
    enabled.flatMap((rule) =>
      stackVerdict(rule, found, resources, judging).waitsFor.map((property) => `${rule.id} (${property})`),
    ),
  );
  return waiting.length === 0
    ? []
    : [`Encrypted in the state, and so not judged here: ${[...new Set(waiting)].join(", ")}.`];
}
