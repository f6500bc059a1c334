import {
  type Policies,
  type PolicyResource,
  type ReportViolation,
  type ResourceValidationArgs,
  type Severity,
  UnknownValueError,
} from "@pulumi/policy";
import { trustIn } from "./find-trusts.ts";
import type { Violation } from "./judge.ts";
import { type Judging, resourceViolations, stackViolations } from "./judge-stack.ts";
import { exceptionsInForce, exceptionsToRemove, type Notice, notJudged } from "./notices.ts";
import type { Class, Rule } from "./rule.ts";
import { classesOf } from "./rule-classes.ts";
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
      for (const { text, urn } of notices(resources.map(rawOf))) report(text, urn);
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
 * The policy of a rule, and one more for each class of its problems that has another level: Pulumi gives a level to a
 * policy, and what is only hygiene must not stop what a rule's worst problem does. No more than needed, because each costs.
 */
function rulePolicies(rule: Rule, settings: PackSettings, judging: () => Judging): Policies[number][] {
  const level = (kind: Class) => levelOf(rule, settings, kind);
  const apart = classesOf(rule).filter((kind) => level(kind) !== level(rule.class));
  return [
    rulePolicy(rule, settings, judging, rule.class, (kind) => !apart.includes(kind)),
    ...apart.map((only) => ({
      ...rulePolicy(rule, settings, judging, only, (kind) => kind === only),
      name: `${rule.id}-${only}`,
    })),
  ];
}

/** One policy that judges both each resource, before it is touched, and the stack, for what only the join shows. */
function rulePolicy(
  rule: Rule,
  settings: PackSettings,
  judging: () => Judging,
  kind: Class,
  isSaid: (kind: Class) => boolean,
): Policies[number] {
  const say = (violations: readonly Violation[], type: (urn: string) => string, report: ReportViolation) => {
    for (const violation of violations.filter((one) => isSaid(one.class))) {
      const vendor = sourceOf(type(violation.subject))?.kind;
      if (vendor) report(violationText(violation, rule), violation.subject);
    }
  };
  const validateResource = (args: ResourceValidationArgs, report: ReportViolation) =>
    say(resourceViolations(rule, rawArgs(args), judging()), () => args.type, report);
  const validateStack = ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) =>
    say(
      stackViolations(rule, resources.map(rawOf), judging()),
      (urn) => resources.find((one) => one.urn === urn)?.type ?? "",
      report,
    );
  return {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}.`,
    severity: severities[kind],
    enforcementLevel: levelOf(rule, settings, kind),
    remediationSteps: rule.mend,
    validateResource,
    ...(needsStack(rule) ? { validateStack } : {}),
    ...(rule.remediable && kind === rule.class ? { remediateResource: remedy(rule, judging) } : {}),
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
    const anchor = rawArgs(args);
    const remedies = trustIn(anchor, undefined, unknownProperty)?.source.remedies ?? {};
    const chosen = resourceViolations(rule, anchor, judging())
      // Of what nobody understands nobody knows what would be lost.
      .filter(({ misunderstood }) => !misunderstood)
      .flatMap(({ path }) => remedies[path] ?? []);
    for (const apply of chosen) apply(args.props);
    return chosen.length > 0 ? args.props : undefined;
  };
}

function unknownProperty(error: unknown): string | undefined {
  if (!(error instanceof UnknownValueError)) return undefined;
  const { props } = error as unknown as { readonly props: readonly PropertyKey[] };
  return props.map(String).join(".");
}

function rawArgs({ type, urn, props, opts, provider }: ResourceValidationArgs): RawResource {
  return {
    type,
    urn,
    props,
    protect: opts.protect,
    ...(provider ? { provider: provider.urn } : {}),
    dependencies: {},
  };
}

/** Lazily: of two thousand resources a few are looked at. */
function rawOf(resource: PolicyResource): RawResource {
  const { type, urn, props, opts, provider } = resource;
  return {
    type,
    urn,
    props,
    protect: opts.protect,
    ...(provider ? { provider: provider.urn } : {}),
    get parent() {
      return resource.parent && rawOf(resource.parent);
    },
    get dependencies() {
      const named = Object.entries(resource.propertyDependencies);
      return Object.fromEntries(named.map(([property, list]) => [property, list.map(rawOf)]));
    },
  };
}
