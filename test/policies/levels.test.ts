import { describe, expect, test } from "vitest";
import { pulumiPolicies } from "../../policies/pulumi-policies.ts";
import { classesOf, classGroups } from "../../policies/rule-classes.ts";
import { rules } from "../../policies/rules/index.ts";
import { presets } from "../../policies/settings/levels.ts";
import { changed, known, laidAt } from "./laid.ts";
import { brokenFields } from "./mutation-table.ts";
import { packSettings, runPolicies } from "./raw-stack.ts";
import { today } from "./sample.ts";

describe("the level follows what a problem does", () => {
  const broken = brokenFields();

  test("every class that a rule can say is one that it has a policy for", () => {
    const unforeseen = broken.flatMap(({ said }) =>
      said.filter(({ rule, class: kind }) => {
        const found = rules.find(({ id }) => id === rule);
        return found === undefined || !classesOf(found).includes(kind);
      }),
    );
    expect(unforeseen).toEqual([]);
  });

  test.each(Object.keys(presets) as (keyof typeof presets)[])("%s", (preset) => {
    const settings = packSettings({ preset });
    const levels = new Map(
      pulumiPolicies(rules, settings, () => today).map((one) => [one.name, one.enforcementLevel]),
    );
    for (const { rule, class: kind } of broken.flatMap(({ said }) => said)) {
      const own = rules.find(({ id }) => id === rule) as (typeof rules)[number];
      const group = classGroups(own, settings).find((one) => one.includes(kind)) ?? [];
      const name = group.includes(own.class) ? rule : `${rule}-${group[0]}`;
      expect(levels.get(name), `${rule} ${kind}`).toBe(presets[preset][kind]);
    }
  });

  test("classes of one level share a policy, which is named for the worst of them", () => {
    const names = pulumiPolicies(rules, packSettings(), () => today).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("access"))).toEqual(["access", "access-degrades"]);
    expect(names.filter((name) => name.startsWith("certificate-expiry"))).toEqual([
      "certificate-expiry",
      "certificate-expiry-breaks-sign-in",
    ]);
    expect(names).toHaveLength(28);
  });

  test("one policy says each problem", () => {
    const laid = changed(laidAt("okta"), (inputs) => {
      inputs.responseSigned = false;
      inputs.assertionSigned = false;
    });
    expect(
      runPolicies(laid, { settings: known() }).map(({ name, message }) => [name, message.split("\n")[0]]),
    ).toEqual([
      ["signature", "Assertions are not signed."],
      ["signature-hygiene", "Responses are not signed."],
    ]);
  });

  test("a rule that the settings disable is said, wherever there is a trust", () => {
    const settings = { ...known(), levels: { claim: "disabled" as const } };
    expect(runPolicies(laidAt("okta"), { settings }).map(({ message }) => message)).toEqual([
      "The settings disable these rules, so that nothing judges what they do: claim.",
    ]);
    expect(runPolicies([], { settings })).toEqual([]);
  });

  test("a level in the settings is the whole rule's", () => {
    const names = (levels: object) =>
      pulumiPolicies(rules, packSettings({ levels }), () => today)
        .map(({ name }) => name)
        .filter((name) => name.startsWith("signature"));
    expect(names({})).toEqual(["signature", "signature-hygiene"]);
    expect(names({ signature: "advisory" })).toEqual(["signature"]);
  });
});
