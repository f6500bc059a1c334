import type { ResourceStep } from "../fleet/preview/tenant-preview.ts";
import { withoutExcepted } from "../policies/exceptions.ts";
import { type FoundTrust, trustIn } from "../policies/find-trusts.ts";
import type { Violation } from "../policies/judge.ts";
import { type Judging, stackVerdict } from "../policies/judge-stack.ts";
import { knowledgeOf } from "../policies/knowledge.ts";
import { readTrust } from "../policies/reading.ts";
import { rules } from "../policies/rules/index.ts";
import { levelOf } from "../policies/settings/levels.ts";
import type { PackSettings } from "../policies/settings/read-settings.ts";
import { sourceOf } from "../policies/trusts/index.ts";
import type { RawResource } from "../policies/trusts/raw-resource.ts";
import { by } from "../saml/sort.ts";
import { certificatesOf } from "./certificates.ts";
import { effects } from "./effect.ts";
import { otherSettingChanges } from "./other-setting-changes.ts";
import { type BeforeAndAfter, rawResources } from "./raw-resources.ts";
import { withRotation } from "./rotation-changes.ts";
import type { RotationChange } from "./rotation-step.ts";
import type { TrustReview } from "./tenant-review.ts";
import { absent, type Side, type TrustChange, trustChanges } from "./trust-changes.ts";
import { unknownProperty } from "./unknown-value.ts";

/** What a review is judged by. */
export interface ReviewSettings {
  /** Those of the policy pack. */
  readonly pack: PackSettings;
  readonly now: Date;
}

/**
 * What becomes of every trust of Webex in a stack. Pure.
 *
 * @param rotation of the tenant's certificates, where one is in progress before the change or after it.
 */
export function reviewTrusts(
  steps: readonly ResourceStep[],
  settings: ReviewSettings,
  rotation?: RotationChange,
): TrustReview[] {
  const raw = rawResources(steps);
  return steps
    .filter(({ type }) => sourceOf(type) !== undefined)
    .flatMap((step) => reviewTrust(step, steps, raw, settings, rotation) ?? []);
}

function reviewTrust(
  step: ResourceStep,
  steps: readonly ResourceStep[],
  raw: BeforeAndAfter,
  { pack, now }: ReviewSettings,
  rotation: RotationChange | undefined,
): TrustReview | undefined {
  const judging: Judging = { settings: pack, now, unknownProperty };
  const [before, after] = [found(step.urn, raw.before), found(step.urn, raw.after)];
  const known = after ?? before;
  // Of a trust that is Webex's on one side only, the other side is looked at all the same.
  if (known === undefined) return undefined;
  const fate = fateOf(step);
  const { live = true, mode } = knowledgeOf(known, pack.tenants, now);
  const shared = {
    urn: step.urn,
    vendor: known.source.capabilities.title,
    ...nameOf(step),
    fate,
    isLive: live,
    isProtected: step.old?.protect ?? false,
    ...(mode === undefined ? {} : { mode }),
    certificates: certificatesOf(known.readings, now),
  };
  const [old, wanted] = [anchor(step.urn, raw.before), anchor(step.urn, raw.after)];
  if (wanted === undefined) return { ...shared, changes: [] };
  if (old === undefined) return { ...shared, changes: firstChanges(known, raw, judging) };
  const sides = [
    side(before ?? lookedAt(old, raw.before), raw.before, judging),
    side(after ?? lookedAt(wanted, raw.after), raw.after, judging),
  ] as const;
  // What is made anew is wholly another; which of its settings differ besides, nobody needs to know.
  const others = fate === "replaced" ? [] : otherSettingChanges(step.urn, steps);
  const all = [...trustChanges(...sides, now), ...others];
  const changes = withRotation(all, rotation, before?.readings).sort(
    by(({ effect }) => effects.indexOf(effect)),
  );
  return { ...shared, fate: fate === "unchanged" && changes.length > 0 ? "changed" : fate, changes };
}

/** Of what is new everything is said, and nobody notices it yet; only a rule that it breaks counts. */
function firstChanges(trust: FoundTrust, { after }: BeforeAndAfter, judging: Judging): TrustChange[] {
  return trustChanges(absent, side(trust, after, judging), judging.now).map((change) =>
    change.mend === undefined ? { ...change, effect: "none", notice: "" } : change,
  );
}

function anchor(urn: string, resources: readonly RawResource[]): RawResource | undefined {
  return resources.find((one) => one.urn === urn);
}

function found(urn: string, resources: readonly RawResource[]): FoundTrust | undefined {
  const resource = anchor(urn, resources);
  return resource && trustIn(resource, resources, unknownProperty);
}

function lookedAt(resource: RawResource, resources: readonly RawResource[]): FoundTrust {
  const source = sourceOf(resource.type);
  if (source === undefined) throw new Error(`${resource.type} is no trust.`);
  return { source, anchor: resource, readings: readTrust(source, resource, resources, unknownProperty) };
}

function side(trust: FoundTrust, resources: readonly RawResource[], judging: Judging): Side {
  const violations: Violation[] = rules
    .filter((rule) => levelOf(rule, judging.settings) !== "disabled")
    .flatMap((rule) => stackVerdict(rule, trust, resources, judging).violations);
  return { found: trust, violations: withoutExcepted(violations, judging.settings.exceptions, judging.now) };
}

const fates: Readonly<Record<string, TrustReview["fate"]>> = {
  create: "created",
  import: "adopted",
  "import-replacement": "adopted",
  update: "changed",
  replace: "replaced",
  "create-replacement": "replaced",
  "delete-replaced": "replaced",
  delete: "deleted",
  discard: "left-behind",
  "read-discard": "left-behind",
};

function fateOf({ op }: ResourceStep): TrustReview["fate"] {
  return fates[op] ?? "unchanged";
}

function nameOf(step: ResourceStep): { readonly name?: string } {
  const inputs = (step.new ?? step.old)?.inputs ?? {};
  const name = inputs.label ?? inputs.displayName ?? inputs.name;
  return typeof name === "string" ? { name } : {};
}
