import { isOnBroker } from "./broker-address.ts";
import { withoutExcepted } from "./exceptions.ts";
import { type FoundTrust, trustIn, trustsIn } from "./find-trusts.ts";
import { judge, type Subject, type Surroundings, type Verdict, type Violation } from "./judge.ts";
import { knowledgeOf } from "./knowledge.ts";
import type { UnknownProperty } from "./reading.ts";
import type { Rule, Sibling } from "./rule.ts";
import type { PackSettings } from "./settings/read-settings.ts";
import type { RawResource } from "./trusts/raw-resource.ts";

/** What every judgement needs. */
export interface Judging {
  readonly settings: PackSettings;
  readonly now: Date;
  readonly unknownProperty: UnknownProperty;
}

/** What one resource shows to be wrong: enough to stop an update that runs without a preview. */
export function resourceViolations(rule: Rule, anchor: RawResource, judging: Judging): Violation[] {
  const found = trustIn(anchor, undefined, judging.unknownProperty);
  if (found === undefined) return [];
  const { violations } = verdict(rule, found, judging);
  return withoutExcepted(distinct(violations), judging.settings.exceptions, judging.now);
}

/** What only the whole stack shows to be wrong. */
export function stackViolations(
  rule: Rule,
  resources: readonly RawResource[],
  judging: Judging,
): Violation[] {
  return trustsIn(resources, judging.unknownProperty).flatMap((found) => {
    const alone = new Set(resourceViolations(rule, byItself(found.anchor), judging).map(key));
    return withoutExcepted(
      distinct(stackVerdict(rule, found, resources, judging).violations),
      judging.settings.exceptions,
      judging.now,
    ).filter((violation) => !alone.has(key(violation)));
  });
}

/** A resource as it was seen before it was touched: by itself. */
function byItself({ type, urn, props, protect, provider }: RawResource): RawResource {
  return { type, urn, props, protect, ...(provider === undefined ? {} : { provider }), dependencies: {} };
}

/** What a rule says about a trust of a stack, exceptions or not. */
export function stackVerdict(
  rule: Rule,
  found: FoundTrust,
  resources: readonly RawResource[],
  judging: Judging,
): Verdict {
  return verdict(rule, found, judging, siblingsOf(found, resources, judging.unknownProperty));
}

/** What several rules say about it. What surrounds the trust is found out once, which is most of the work. */
export function stackVerdicts(
  rules: readonly Rule[],
  found: FoundTrust,
  resources: readonly RawResource[],
  judging: Judging,
): Verdict[] {
  const surroundings = surroundingsOf(found, judging, siblingsOf(found, resources, judging.unknownProperty));
  return rules.map((rule) => judge(rule, subjectOf(found), surroundings));
}

function verdict(rule: Rule, found: FoundTrust, judging: Judging, siblings?: readonly Sibling[]): Verdict {
  return judge(rule, subjectOf(found), surroundingsOf(found, judging, siblings));
}

function subjectOf({ source, anchor, readings }: FoundTrust): Subject {
  return { name: anchor.urn, vendor: source.kind, capabilities: source.capabilities, readings };
}

function surroundingsOf(
  found: FoundTrust,
  { settings, now }: Judging,
  siblings: readonly Sibling[] | undefined,
): Surroundings {
  const { certificateDays, clockSkewMinutes, tenants } = settings;
  return {
    knowledge: knowledgeOf(found, tenants, now),
    thresholds: {
      certificateDays,
      clockSkewLeast: clockSkewMinutes.least,
      clockSkewMost: clockSkewMinutes.most,
    },
    now,
    ...(siblings ? { siblings } : {}),
  };
}

function siblingsOf(
  found: FoundTrust,
  resources: readonly RawResource[],
  unknownProperty: UnknownProperty,
): Sibling[] {
  const { anchor, source } = found;
  const place = placeOf(anchor, source, unknownProperty);
  if (place === undefined) return [];
  const own = identifiersOf(found, resources);
  return trustsIn(resources, unknownProperty)
    .filter(({ anchor: { urn } }) => urn !== anchor.urn)
    .filter((other) => placeOf(other.anchor, other.source, unknownProperty) === place)
    .flatMap((other) => {
      const shared = identifiersOf(other, resources).find((one) => own.includes(one));
      return shared === undefined ? [] : [{ urn: other.anchor.urn, entityId: shared }];
    });
}

/** The entity IDs by which a trust answers, as far as they are known. */
function identifiersOf(
  { anchor, source, readings }: FoundTrust,
  resources: readonly RawResource[],
): readonly string[] {
  try {
    if (source.identifiers) return source.identifiers(anchor, resources).filter(isOnBroker);
  } catch {
    // Not known yet, or of a form of its own: the rule of the audience says so.
  }
  const audience = readings("audience");
  return audience.state === "known" && typeof audience.value === "string" ? [audience.value] : [];
}

/**
 * Where a trust lives; undefined while that is not known. Trusts of one organisation at two identity providers, or at
 * two of a kind, are no duplicates.
 */
function placeOf(
  anchor: RawResource,
  source: FoundTrust["source"],
  unknownProperty: UnknownProperty,
): string | undefined {
  try {
    return [source.kind, anchor.provider ?? "", source.scope?.(anchor) ?? ""].join(" ");
  } catch (error) {
    if (unknownProperty(error) === undefined) throw error;
    return undefined;
  }
}

/** Each violation once: several endpoints may be wrong in the same words. */
export function distinct(violations: readonly Violation[]): Violation[] {
  return [...new Map(violations.map((violation) => [key(violation), violation])).values()];
}

function key({ rule, subject, message }: Violation): string {
  return `${rule} ${subject} ${message}`;
}
