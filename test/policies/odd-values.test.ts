import { describe, expect, test } from "vitest";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { changed, type Inputs, laidAt, said } from "./laid.ts";

const kinds = Object.keys(vendors) as VendorKind[];

/** The paths of every property of a resource; elements of lists apart, which are not set or left out. */
function* pathsOf(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [...path, key];
    yield* pathsOf(one, [...path, key]);
  }
}

function holderOf(inputs: Inputs, path: readonly string[]): Inputs {
  return path.slice(0, -1).reduce((holder, key) => holder[key], inputs);
}

describe("what is null is left out: providers give it back so", () => {
  test.each(kinds)("%s", (kind) => {
    const laid = laidAt(kind);
    for (const { name, inputs } of laid)
      for (const path of pathsOf(inputs)) {
        const key = path.at(-1) ?? "";
        const withNull = changed(laid, (all) => (holderOf(all, path)[key] = null), name);
        const without = changed(laid, (all) => delete holderOf(all, path)[key], name);
        expect(said(withNull), `${name} ${path.join(".")}`).toEqual(said(without));
      }
  });

  test("also where the setting is none of ours", () => {
    const withNull = changed(laidAt("pingone"), ({ samlOptions }) => (samlOptions.spEncryption = null));
    expect(said(withNull)).toEqual([]);
  });
});

test.each<[VendorKind, (inputs: Inputs) => void, string]>([
  ["entra", (inputs) => (inputs.definitions = [definition({ SamlClaimType: "uid" })]), "policy"],
  ["pingone", (inputs) => delete inputs.value, "mapping-uid"],
  [
    "pingfederate",
    ({ spBrowserSso }) => delete spBrowserSso.adapterMappings[0].attributeContractFulfillment.uid.value,
    "webex",
  ],
])("%s: a claim without a source is filled from nothing", (kind, change, name) => {
  expect(said(changed(laidAt(kind), change, name))).toContain(
    "claim: The claim uid is filled from nothing, which is no email address.",
  );
});

function definition(claim: object): string {
  return JSON.stringify({ ClaimsMappingPolicy: { Version: 1, ClaimsSchema: [claim] } });
}

test("Entra ID's provider gives a mode that is not set back as empty", () => {
  const laid = changed(laidAt("entra"), (inputs) => (inputs.preferredSingleSignOnMode = ""), "principal");
  expect(said(laid)).toEqual([]);
});

test.each(kinds)("%s: no value of another kind ends the whole pack", (kind) => {
  const laid = laidAt(kind);
  for (const { name, inputs } of laid)
    for (const property of Object.keys(inputs))
      for (const value of [7, "x", {}, [{}]])
        expect(
          () => said(changed(laid, (all) => (all[property] = value), name)),
          `${name} ${property} ${JSON.stringify(value)}`,
        ).not.toThrow();
});
