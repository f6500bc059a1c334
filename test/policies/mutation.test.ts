import { describe, expect, test } from "vitest";
import { fieldPaths } from "../../policies/field.ts";
import { rules } from "../../policies/rules/index.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { expressible } from "./expressible.ts";
import { mutations } from "./mutations.ts";
import { configuredAt, layOut, runPolicies, vendorOf } from "./raw-stack.ts";
import { sampleTrust, today } from "./sample.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const wanted = sampleTrust();
const ruleIds = new Set(rules.map(({ id }) => id));

describe.each(kinds)("%s", (kind) => {
  const { capabilities } = vendorOf(kind);
  const configured = configuredAt(kind, wanted);

  test("a trust as the metadata gives it breaks no rule, and nothing is left unjudged", () => {
    expect(runPolicies(layOut(kind, configured), { wanted })).toEqual([]);
  });

  test.each(mutations.filter(({ path }) => expressible(path, kind, capabilities)))(
    "$path, $title: exactly the rules that name it fail",
    ({ path, trust = (one) => one, laid = (one) => [...one], now = today }) => {
      const reports = runPolicies(laid(layOut(kind, trust(configured))), { wanted, now });
      const failed = new Set(reports.map(({ policy }) => policy).filter((policy) => ruleIds.has(policy)));
      expect([...failed].sort()).toEqual(rulesNaming(path));
    },
  );

  test.each(mutations.filter(({ path }) => !expressible(path, kind, capabilities)))(
    "$path, $title: is no setting here, and no rule says anything",
    ({ trust = (one) => one }) => {
      expect(runPolicies(layOut(kind, trust(configured)), { wanted })).toEqual([]);
    },
  );
});

test("every field is broken, and some rule names it", () => {
  expect([...new Set(mutations.map(({ path }) => path))].sort()).toEqual([...fieldPaths].sort());
  expect(fieldPaths.filter((path) => rulesNaming(path).length === 0)).toEqual([]);
});

function rulesNaming(path: (typeof fieldPaths)[number]): string[] {
  return rules
    .filter(({ checks }) => checks.some(({ names }) => names.includes(path)))
    .map(({ id }) => id)
    .sort();
}
