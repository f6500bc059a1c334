import { describe, expect, test } from "vitest";
import type { ResourceState, ResourceStep } from "../../fleet/preview/tenant-preview.ts";
import type { Class } from "../../policies/rule.ts";
import { type Effect, effects, worse } from "../../review/effect.ts";
import { reviewTrusts } from "../../review/review-trusts.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { expressible } from "../policies/expressible.ts";
import type { LaidOut } from "../policies/layouts.ts";
import { brokenFields } from "../policies/mutation-table.ts";
import { mutations } from "../policies/mutations.ts";
import { configuredAt, layOut, packSettings, vendorOf } from "../policies/raw-stack.ts";
import { sampleTrust, today } from "../policies/sample.ts";

const wanted = sampleTrust();
const stack = "urn:pulumi:sample::webex-sso::";
const component = `${stack}webex-sso:index:WebexSso::webex`;

/** A resource as the engine's events show it; its name is its identifier, by which others refer to it. */
function stateOf({ name, inputs, outputs = {}, protect = true, dependencies = {} }: LaidOut): ResourceState {
  const referring = Object.entries(dependencies).filter(([property]) => typeof inputs[property] !== "object");
  const ids = Object.fromEntries(referring.map(([property, [target = ""]]) => [property, target]));
  return { id: name, inputs: { ...inputs, ...ids }, outputs, protect, parent: component };
}

function stepsOf(before: readonly LaidOut[], after: readonly LaidOut[]): ResourceStep[] {
  const trust: ResourceState = { id: "", inputs: {}, outputs: { trust: wanted }, protect: true };
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return [
    { op: "same", urn: component, type: "webex-sso:index:WebexSso", old: trust, new: trust, differs: [] },
    ...names.map((name): ResourceStep => {
      const [old, now] = [before, after].map((side) => side.find((one) => one.name === name));
      const { type } = (now ?? old) as LaidOut;
      const [oldInputs, newInputs] = [old?.inputs ?? {}, now?.inputs ?? {}];
      const differs = [...new Set([...Object.keys(oldInputs), ...Object.keys(newInputs)])].filter(
        (key) => JSON.stringify(oldInputs[key]) !== JSON.stringify(newInputs[key]),
      );
      return {
        op:
          old === undefined
            ? "create"
            : now === undefined
              ? "delete"
              : differs.length > 0
                ? "update"
                : "same",
        urn: `${stack}${type}::${name}`,
        type,
        ...(old ? { old: stateOf(old) } : {}),
        ...(now ? { new: stateOf(now) } : {}),
        differs,
      };
    }),
  ];
}

const settings = { pack: packSettings(), now: today };
const effectOf: Record<Class, Effect> = {
  "breaks-sign-in": "breaks",
  degrades: "degrades",
  hygiene: "hygiene",
};
const kinds = Object.keys(vendors) as VendorKind[];

describe.each(kinds)("%s", (vendor) => {
  const good = layOut(vendor, configuredAt(vendor, wanted));
  const broken = brokenFields().filter((one) => one.vendor === vendor && one.class !== undefined);

  test("a trust that stays as it is has no change", () => {
    const [trust] = reviewTrusts(stepsOf(good, good), settings);
    expect(trust).toMatchObject({ fate: "unchanged", changes: [] });
  });

  test.each(
    mutations
      .filter(
        ({ path, now }) => now === undefined && expressible(path, vendor, vendorOf(vendor).capabilities),
      )
      .map((mutation) => ({ ...mutation, label: `${mutation.path}: ${mutation.title}` })),
  )(
    "a review is no milder than the rules: $label",
    ({ path, title, trust = (one) => one, laid = (one) => [...one] }) => {
      const bad = laid(layOut(vendor, trust(configuredAt(vendor, wanted))));
      const reviews = reviewTrusts(stepsOf(good, bad), settings);
      const changes = reviews.flatMap((one) => one.changes);
      const kind = broken.find((one) => one.path === path && one.title === title)?.class ?? "hygiene";
      const worst = changes.map(({ effect }) => effect).reduce<Effect>(worse, "none");
      expect(changes).not.toEqual([]);
      expect(effects.indexOf(worst), JSON.stringify(changes)).toBeLessThanOrEqual(
        effects.indexOf(effectOf[kind]),
      );
      for (const { notice, effect } of changes) if (effect !== "none") expect(notice).not.toBe("");
    },
  );

  test("what is mended breaks nothing by that", () => {
    for (const { path, trust, laid, now } of mutations) {
      if (now !== undefined || trust === undefined || laid !== undefined) continue;
      if (!expressible(path, vendor, vendorOf(vendor).capabilities)) continue;
      const bad = layOut(vendor, trust(configuredAt(vendor, wanted)));
      const changes = reviewTrusts(stepsOf(bad, good), settings).flatMap((one) => one.changes);
      expect(changes.filter(({ mend, effect }) => mend !== undefined || effect === "breaks")).toEqual([]);
    }
  });
});
