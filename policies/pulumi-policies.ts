import type {
  Policies,
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  Severity,
} from "@pulumi/policy";
import { trustIn } from "./find-trusts.ts";
import type { Violation } from "./judge.ts";
import { type Judging, resourceViolations, stackViolations } from "./judge-stack.ts";
import { exceptionsInForce, exceptionsToRemove, type Notice, notJudged } from "./notices.ts";
import { rawAlone, rawInStack, unknownProperty } from "./raw-of.ts";
import type { Class, Rule } from "./rule.ts";
import { classGroups } from "./rule-classes.ts";
import { exceptionsLevel, type Level, levelOf } from "./settings/levels.ts";
import type { PackSettings } from "./settings/read-settings.ts";
import { sourceOf, trustSources } from "./trusts/index.ts";
import type { RawResource } from "./trusts/raw-resource.ts";
import { isShown } from "./trusts/trust-source.ts";
import { violationText } from "./violation-text.ts";

const severities: Readonly<Record<Class, Severity>> = {
  "breaks-sign-in": "critical",
  degrades: "medium",
  hygiene: "low",
};

/** The rules as Pulumi's policies, and what the pack says about itself. */
export function pulumiPolicies(rules: readonly Rule[], settings: PackSettings, clock: () => Date): Policies {
  const judging = (): Judging => ({ settings, now: clock(), unknownProperty });
  const enabled = rules.filter((rule) => levelOf(rule, settings) !== "disabled");
  const stackPolicy = (
    name: string,
    description: string,
    enforcementLevel: Level,
    notices: (resources: readonly RawResource[]) => Iterable<Notice>,
  ) => ({
    name,
    description,
    enforcementLevel,
    validateStack: ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
      for (const { text, urn } of notices(resources.map(rawInStack))) report(text, urn);
    },
  });
  return [
    ...rules.flatMap((rule) => rulePolicies(rule, settings, judging)),
    stackPolicy("not-judged", "Says what no rule could judge, and why.", "advisory", (resources) =>
      notJudged(enabled, resources, judging()),
    ),
    ...(settings.exceptions.length === 0
      ? []
      : [
          stackPolicy("exceptions-in-force", "Says which exceptions hold.", "advisory", (resources) =>
            exceptionsInForce(resources, judging()),
          ),
          stackPolicy(
            "exceptions",
            "No exception is kept longer than needed.",
            exceptionsLevel(settings),
            (resources) => exceptionsToRemove(rules, resources, judging()),
          ),
        ]),
  ];
}

/**
 * The policy of a rule, and one more for its problems of another level: Pulumi gives a level to a policy, and what is only
 * hygiene must not stop what a rule's worst problem does. The further one is named for the worst that it says.
 */
function rulePolicies(rule: Rule, settings: PackSettings, judging: () => Judging): Policies[number][] {
  return classGroups(rule, settings).map((group) => {
    const [worst = rule.class] = group;
    const own = group.includes(rule.class);
    return {
      name: own ? rule.id : `${rule.id}-${worst}`,
      displayName: rule.title,
      description: `${rule.title}.`,
      severity: severities[worst],
      enforcementLevel: levelOf(rule, settings, worst),
      remediationSteps: rule.mend,
      ...validations(rule, judging, group),
      ...(rule.remediable && own ? { remediateResource: remedy(rule, judging) } : {}),
    };
  });
}

/** Both each resource, before it is touched, and the stack, for what only the join shows. */
function validations(rule: Rule, judging: () => Judging, group: readonly Class[]) {
  const say = (violations: readonly Violation[], report: ReportViolation) => {
    for (const violation of violations)
      if (group.includes(violation.class)) report(violationText(violation, rule), violation.subject);
  };
  const validateResource = (args: ResourceValidationArgs, report: ReportViolation) => {
    if (sourceOf(args.type)) say(resourceViolations(rule, rawAlone(args), judging()), report);
  };
  const validateStack = ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
    if (resources.some(({ type }) => sourceOf(type)))
      say(stackViolations(rule, resources.map(rawInStack), judging()), report);
  };
  return { validateResource, ...(needsStack(rule) ? { validateStack } : {}) };
}

/**
 * Whether a whole stack can show more than its resources one by one. The SDK decodes every resource of a stack anew for
 * each policy that wants to see it.
 */
function needsStack({ checks }: Rule): boolean {
  return checks.some(({ field, needs, applies }) =>
    trustSources
      .filter((source) => applies(source.capabilities) && isShown(source, field))
      .some(
        (source) => needs.length > 0 || source.joined.includes(field) || source.joined.includes("audience"),
      ),
  );
}

/** Puts right in place what violates the rule, so that nothing else of the resource is read, and nothing is lost. */
function remedy(rule: Rule, judging: () => Judging) {
  return (args: ResourceValidationArgs) => {
    const anchor = rawAlone(args);
    const remedies = trustIn(anchor, undefined, unknownProperty)?.source.remedies ?? {};
    const chosen = resourceViolations(rule, anchor, judging())
      // Of what nobody understands nobody knows what would be lost.
      .filter(({ misunderstood }) => !misunderstood)
      .flatMap(({ path }) => remedies[path] ?? []);
    for (const apply of chosen) apply(args.props);
    return chosen.length > 0 ? args.props : undefined;
  };
}
