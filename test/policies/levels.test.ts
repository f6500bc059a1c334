import { describe, expect, test } from "vitest";
import type { Violation } from "../../policies/judge.ts";
import { pulumiPolicies } from "../../policies/pulumi-policies.ts";
import { reportOf, severities } from "../../policies/report-violations.ts";
import type { Class, Rule } from "../../policies/rule.ts";
import { classesOf } from "../../policies/rule-classes.ts";
import { rules } from "../../policies/rules/index.ts";
import { presets } from "../../policies/settings/levels.ts";
import { finding } from "../../saml/finding.ts";
import type { FindingCode } from "../../saml/finding-catalogue.ts";
import { changed, known, laidAt } from "./laid.ts";
import { brokenFields } from "./mutation-table.ts";
import { packSettings, runPolicies } from "./raw-stack.ts";
import { today } from "./sample.ts";

const violation = ({ id }: Rule, kind: Class): Violation => ({
  ...finding(`policy-${id}` as FindingCode, { subject: "urn", message: "It is broken.", fix: "Mend it." }),
  rule: id,
  path: "audience",
  class: kind,
  prediction: "nothing",
});

describe("the level follows what a problem does", () => {
  const broken = brokenFields();

  test("every class that a rule can say is one of which its page tells", () => {
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
    const policies = pulumiPolicies(rules, settings, () => today);
    for (const rule of rules)
      for (const kind of classesOf(rule)) {
        const reported: { enforcementLevel?: string; severity: string }[] = [];
        reportOf(rule, settings)([violation(rule, kind)], (one) => reported.push(one as never));
        const [{ enforcementLevel, severity } = { severity: "" }] = reported;
        const own = policies.find(({ name }) => name === rule.id)?.enforcementLevel;
        expect(enforcementLevel ?? own, `${rule.id} ${kind}`).toBe(presets[preset][kind]);
        expect(severity).toBe(severities[kind]);
      }
  });

  test("a problem of the rule's own level is left to Pulumi, which may have been told another one", () => {
    const rule = rules.find(({ id }) => id === "signature") as Rule;
    const reported: object[] = [];
    for (const kind of classesOf(rule))
      reportOf(rule, packSettings())([violation(rule, kind)], (one) => reported.push(one as never));
    expect(reported.map((one) => "enforcementLevel" in one)).toEqual([false, true]);
  });

  test("one policy says problems of several levels", () => {
    const laid = changed(laidAt("okta"), (inputs) => {
      inputs.responseSigned = false;
      inputs.assertionSigned = false;
    });
    const said = (settings: object) =>
      runPolicies(laid, { settings: { ...known(), ...settings } }).map(({ policy, level, message }) => [
        policy,
        level,
        message.split("\n")[0],
      ]);
    expect(said({})).toEqual([
      ["signature", "mandatory", "Assertions are not signed."],
      ["signature", "advisory", "Responses are not signed."],
    ]);
    expect(said({ preset: "strict" }).map(([, level]) => level)).toEqual(["mandatory", "mandatory"]);
    expect(said({ levels: { signature: "advisory" } }).map(([, level]) => level)).toEqual([
      "advisory",
      "advisory",
    ]);
  });

  test("a rule that the settings disable is said, wherever there is a trust", () => {
    const settings = { ...known(), levels: { claim: "disabled" as const } };
    expect(runPolicies(laidAt("okta"), { settings }).map(({ message }) => message)).toEqual([
      "The settings disable these rules, so that nothing judges what they do: claim.",
    ]);
    expect(runPolicies([], { settings })).toEqual([]);
  });
});
