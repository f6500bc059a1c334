import type { Policies, PolicyResource, ReportViolation, ResourceValidationArgs } from "@pulumi/policy";
import { trustIn } from "./find-trusts.ts";
import { type Judging, resourceViolations, stackViolations } from "./judge-stack.ts";
import { exceptionsInForce, exceptionsToRemove, type Notice, noticeText, notJudged } from "./notices.ts";
import { rawAlone, rawInStack, unknownProperty } from "./raw-of.ts";
import { reportOf, sayAt, severities } from "./report-violations.ts";
import type { Rule } from "./rule.ts";
import { exceptionsLevel, type Level, levelOf } from "./settings/levels.ts";
import type { PackSettings } from "./settings/read-settings.ts";
import { sourceOf, trustSources } from "./trusts/index.ts";
import type { RawResource } from "./trusts/raw-resource.ts";
import { isShown } from "./trusts/trust-source.ts";

/** The rules as Pulumi's policies, and what the pack says about itself. */
export function pulumiPolicies(rules: readonly Rule[], settings: PackSettings, clock: () => Date): Policies {
  const judging = (): Judging => ({ settings, now: clock(), unknownProperty });
  const enabled = rules.filter((rule) => levelOf(rule, settings) !== "disabled");
  const stackPolicy = (
    name: string,
    description: string,
    enforcementLevel: Level,
    notices: (resources: readonly RawResource[]) => Iterable<Notice & { readonly level?: Level }>,
  ) => ({
    name,
    description,
    enforcementLevel,
    validateStack: ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
      for (const { level, ...notice } of notices(resources.map(rawInStack)))
        sayAt(
          level === enforcementLevel ? undefined : level,
          { message: `${description}\n${noticeText(notice)}`, urn: notice.urn },
          report,
        );
    },
  });
  return [
    ...rules.map((rule) => rulePolicy(rule, settings, judging)),
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

/** The policy of a rule: of each resource, before it is touched, and of the stack, for what only the join shows. */
function rulePolicy(rule: Rule, settings: PackSettings, judging: () => Judging): Policies[number] {
  const say = reportOf(rule, settings);
  return {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}.`,
    severity: severities[rule.class],
    enforcementLevel: levelOf(rule, settings),
    remediationSteps: rule.mend,
    validateResource: (args, report) => {
      if (sourceOf(args.type)) say(resourceViolations(rule, rawAlone(args), judging()), report);
    },
    ...(needsStack(rule)
      ? {
          validateStack: ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
            if (resources.some(({ type }) => sourceOf(type)))
              say(stackViolations(rule, resources.map(rawInStack), judging()), report);
          },
        }
      : {}),
    ...(rule.remediable ? { remediateResource: remedy(rule, judging) } : {}),
  };
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
