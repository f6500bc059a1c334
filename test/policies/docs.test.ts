import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../policies/rules/index.ts";
import { findingCatalogue } from "../../saml/finding-catalogue.ts";
import { vendors } from "../../vendors/index.ts";
import { expressible } from "./expressible.ts";
import { brokenFields } from "./mutation-table.ts";
import { policyPages } from "./policy-pages.ts";

const folder = join(import.meta.dirname, "../../docs/policies");

test("the pages of docs/policies are those that `npm run policy-docs` writes", () => {
  const pages = policyPages();
  expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  for (const [name, content] of Object.entries(pages))
    expect(readFileSync(join(folder, name), "utf8"), name).toBe(content);
});

test("every rule has a finding of its class's severity, and no finding is without a rule", () => {
  const severities = { "breaks-sign-in": "error", degrades: "warning", hygiene: "info" };
  const own = Object.entries(findingCatalogue).filter(([code]) => code.startsWith("policy-"));
  expect(Object.fromEntries(own.map(([code, { severity }]) => [code, severity]))).toEqual(
    Object.fromEntries(rules.map((rule) => [`policy-${rule.id}`, severities[rule.class]])),
  );
});

test("no broken field goes unnoticed, and each has a class", () => {
  const unnoticed = brokenFields()
    .filter(({ path, vendor }) => expressible(path, vendor, vendors[vendor].capabilities))
    .filter((one) => one.rules.length === 0 || one.class === undefined);
  expect(unnoticed).toEqual([]);
});
