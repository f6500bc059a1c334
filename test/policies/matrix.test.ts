import { describe, expect, test } from "vitest";
import type { FieldPath } from "../../policies/field.ts";
import { judge } from "../../policies/judge.ts";
import { judgedOf, readingsOf } from "../../policies/reading.ts";
import type { Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { sourceOf, trustSources } from "../../policies/trusts/index.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { expressible } from "./expressible.ts";
import { changed, laidAt, said } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { mutations } from "./mutations.ts";
import {
  configuredAt,
  layOut,
  packSettings,
  type Report,
  remediate,
  runPolicies,
  vendorOf,
} from "./raw-stack.ts";
import { sampleTrust, serviceProvider, today } from "./sample.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const wanted = sampleTrust();
/** What @pulumi/policy's proxies take for a value that is not known yet. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const namesOf = ({ checks }: Rule): FieldPath[] => checks.flatMap(({ names }) => names);
const cells = rules.flatMap((rule) => kinds.map((kind) => ({ rule, kind, id: rule.id })));
const applies = (rule: Rule, kind: VendorKind): boolean =>
  namesOf(rule).length === 0 ||
  namesOf(rule).some((path) => expressible(path, kind, vendorOf(kind).capabilities));
const applicable = cells.filter(({ rule, kind }) => applies(rule, kind));

/** A stack of one trust with a property of one of its resources unknown. */
function withUnknown(laid: readonly LaidOut[], name: string, property: string): LaidOut[] {
  return laid.map((one) =>
    one.name === name
      ? {
          ...one,
          inputs: { ...one.inputs, ...(property in one.inputs ? { [property]: unknown } : {}) },
          outputs: { ...one.outputs, [property]: unknown },
        }
      : one,
  );
}

function everyProperty(laid: readonly LaidOut[]): { name: string; property: string }[] {
  return laid.flatMap(({ name, inputs, outputs }) =>
    Object.keys({ ...inputs, ...outputs }).map((property) => ({ name, property })),
  );
}

/** Whether the pack says that a rule waits: by name, or because the trust as a whole is not known to be one. */
function waits(reports: readonly Report[], id: string): boolean {
  return reports.some(
    ({ policy, message }) =>
      policy === "not-judged" &&
      (message.startsWith("Whether this is a trust of Webex") ||
        (message.startsWith("These rules wait") && message.includes(` ${id} (`))),
  );
}
const policiesOf = (reports: readonly Report[]) => new Set(reports.map(({ policy }) => policy));

describe("not applicable, as the capabilities say", () => {
  test.each(cells)("$id, $kind", ({ rule, kind }) => {
    const { capabilities } = vendorOf(kind);
    const judged = {
      ...judgedOf(configuredAt(kind, wanted)),
      protect: true,
      enabled: true,
      vendorSettings: [],
      ...(expressible("signedRequests", kind, capabilities) ? { signedRequests: "optional" as const } : {}),
      ...(expressible("validity.signingCertificates", kind, capabilities) ? { signingCertificates: [] } : {}),
    };
    const { notApplicable } = judge(
      rule,
      { name: "sample", vendor: kind, capabilities, readings: readingsOf(judged) },
      {
        knowledge: { wanted, chosen: true, mode: "organization" },
        thresholds: { certificateDays: 30, clockSkewLeast: 1, clockSkewMost: 10 },
        now: today,
      },
    );
    expect(notApplicable).toBe(!applies(rule, kind));
  });
});

describe("unknown", () => {
  test.each(applicable.filter(({ id }) => id !== "protected"))(
    "$id, $kind waits and says so",
    ({ id, kind }) => {
      const laid = layOut(kind, configuredAt(kind, wanted));
      const said = everyProperty(laid).filter(({ name, property }) => {
        const reports = runPolicies(withUnknown(laid, name, property), { wanted });
        expect(policiesOf(reports).has(id), `${name}.${property}`).toBe(false);
        return waits(reports, id);
      });
      expect(said).not.toEqual([]);
    },
  );

  test.each(kinds.map((kind) => ({ kind })))(
    "$kind: one that is unknown keeps no other from being judged",
    ({ kind }) => {
      const broken = mutations
        .filter(({ title }) => !["off", "off although wanted", "none", "another one missing"].includes(title))
        .reduce((trust, { trust: change = (one) => one }) => change(trust), configuredAt(kind, wanted));
      const laid = layOut(kind, broken).map((one) => ({ ...one, protect: false }));
      const all = [...policiesOf(runPolicies(laid, { wanted }))].filter((policy) => policy !== "not-judged");
      expect(all.length).toBeGreaterThanOrEqual(8);
      for (const { name, property } of everyProperty(laid)) {
        const reports = runPolicies(withUnknown(laid, name, property), { wanted });
        const seen = policiesOf(reports);
        const unjudged = all.filter((id) => !seen.has(id) && !waits(reports, id));
        expect(unjudged, `${name}.${property}`).toEqual([]);
      }
    },
  );

  test.each(kinds.map((kind) => ({ kind })))(
    "$kind: a trust of which nothing is known is said to be unjudged",
    ({ kind }) => {
      const laid = layOut(kind, configuredAt(kind, wanted));
      const nothing = everyProperty(laid).reduce(
        (one, { name, property }) => withUnknown(one, name, property),
        laid,
      );
      expect(runPolicies(nothing).map(({ policy, message }) => `${policy}: ${message}`)).toEqual([
        "not-judged: Whether this is a trust of Webex, only the update tells: no rule has judged it.",
      ]);
    },
  );
});

describe("what one resource shows is judged before it is touched", () => {
  const settings = packSettings({
    tenants: [
      { mode: "organization", serviceProvider, everyone: false, live: true, metadataSignature: "verified" },
    ],
  });
  const cases = kinds.flatMap((kind) =>
    mutations
      .filter(({ path, now }) => now === undefined && expressible(path, kind, vendorOf(kind).capabilities))
      .map((mutation) => ({ kind, ...mutation })),
  );
  test.each(cases)(
    "$kind, $path, $title",
    ({ kind, path, trust = (one) => one, laid = (one) => [...one] }) => {
      const broken = laid(layOut(kind, trust(configuredAt(kind, wanted))));
      const stages = new Set(
        runPolicies(broken, { settings })
          .filter(({ policy }) => policy !== "not-judged")
          .map(({ stage }) => stage),
      );
      const joined = sourceOf(broken[0]?.type ?? "")?.joined ?? [];
      const checks = rules.flatMap((rule) => rule.checks.filter(({ names }) => names.includes(path)));
      const onlyJoined = checks.every(
        ({ field, needs }) => joined.includes(field) || needs.includes("stack"),
      );
      // What only the tenant itself says, the settings cannot know.
      if (stages.size > 0) expect([...stages]).toEqual([onlyJoined ? "stack" : "resource"]);
    },
  );
});

describe("remediation", () => {
  const remediable = trustSources.flatMap((source) =>
    (Object.keys(source.remedies) as FieldPath[]).map((path) => ({ kind: source.kind as VendorKind, path })),
  );
  test.each(remediable)("$kind, $path", ({ kind, path }) => {
    const rule = rules.find((one) => one.remediable && namesOf(one).includes(path))?.id ?? "";
    const configured = configuredAt(kind, wanted);
    const [good] = layOut(kind, configured);
    const mutation = mutations.find((one) => one.path === path);
    const [bad, ...others] = layOut(kind, mutation?.trust?.(configured) ?? configured);
    if (!good || !bad) throw new Error("every trust has a resource");
    const inputs = remediate(rule, bad);
    expect(inputs).toEqual(good.inputs);
    expect(runPolicies([{ ...bad, inputs: inputs ?? {} }, ...others], { wanted })).toEqual([]);
    expect(remediate(rule, good)).toBeUndefined();
  });

  test("what is not understood is left as it is", () => {
    const laid = changed(laidAt("pingfederate"), ({ spBrowserSso }) => {
      spBrowserSso.spSamlIdentityMapping = "STANDARD";
      delete spBrowserSso.attributeContract.coreAttributes;
    });
    expect(said(laid)).toContainEqual(
      expect.stringMatching(/^transient-nameid: nameIdFormat cannot be judged/),
    );
    expect(remediate("transient-nameid", laid[0] as LaidOut)).toBeUndefined();
  });

  test("what is not known is left as it is", () => {
    const [bad] = layOut("okta", { ...configuredAt("okta", wanted), nameIdFormat: "urn:x" });
    if (!bad) throw new Error("every trust has a resource");
    const inputs = { ...bad.inputs, label: unknown };
    expect(remediate("transient-nameid", { ...bad, inputs })).toMatchObject({
      subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
      label: unknown,
    });
  });
});
