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

test("docs/policies holds the generated pages and nothing else, and docs/policies.md names each rule", () => {
  expect(
    readdirSync(folder)
      .map((name) => `docs/policies/${name}`)
      .sort(),
  ).toEqual(Object.keys(policyPages()).sort());
  const overview = readFileSync(`${folder}.md`, "utf8").replace(/ +\|/g, " |");
  for (const { id, title, class: kind } of rules)
    expect(overview).toContain(`| [${id}](policies/${id}.md) | ${title} | ${kind} |`);
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
