import { describe, expect, test } from "vitest";
import { rules } from "../../policies/rules/index.ts";
import { judgeRecorded } from "../../report/judge-recorded.ts";
import { recordedState } from "../../report/recorded-state.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { changed, known, laidAt } from "../policies/laid.ts";
import type { LaidOut } from "../policies/layouts.ts";
import { runPolicies } from "../policies/raw-stack.ts";
import { today } from "../policies/sample.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const urn = (type: string, name: string) => `urn:pulumi:sample::webex-sso::${type}::${name}`;

/** The stack as the engine records it once it is deployed. */
function recorded(laid: readonly LaidOut[]) {
  const urns = new Map(laid.map(({ type, name }) => [name, urn(type, name)]));
  return recordedState({
    deployment: {
      resources: laid.map(({ type, name, inputs, outputs, protect = true, dependencies = {} }) => ({
        urn: urn(type, name),
        type,
        custom: true,
        protect,
        inputs,
        outputs: { ...inputs, ...outputs },
        propertyDependencies: Object.fromEntries(
          Object.entries(dependencies).map(([property, names]) => [
            property,
            names.flatMap((one) => urns.get(one) ?? []),
          ]),
        ),
      })),
    },
  }).resources;
}

const ruleIds = rules.map(({ id }) => id);
/** What the pack reports through Pulumi's own proxies. */
const byPack = (laid: readonly LaidOut[]) =>
  runPolicies(laid, { settings: known() })
    .filter(({ policy }) => ruleIds.includes(policy))
    .map(({ policy, message }) => `${policy}: ${message.split("\n")[0]}`);
const byReport = (laid: readonly LaidOut[]) => {
  const judgement = judgeRecorded(recorded(laid), known(), today);
  if (judgement.kind !== "judged") throw new Error(judgement.reason);
  return judgement.violations.map(({ rule, message }) => `${rule}: ${message}`);
};

describe.each(kinds)("%s", (kind) => {
  test("a report says of a record what the pack says of the resources", () => {
    const laid = laidAt(kind);
    expect(byReport(laid).sort()).toEqual(byPack(laid).sort());
    const unprotected = laid.map((one) => ({ ...one, protect: false }));
    expect(byReport(unprotected)).toContain("protected: The trust is not protected.");
    expect(byReport(unprotected).sort()).toEqual(byPack(unprotected).sort());
  });
});

const broken: readonly (readonly [VendorKind, string, Record<string, unknown>])[] = [
  [
    "okta",
    "transient-nameid",
    { subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" },
  ],
  ["okta", "signature", { assertionSigned: false }],
  ["adfs", "claim", { issuanceTransformRules: "c:[] => issue(claim = c);" }],
  ["pingfederate", "audience", { entityId: "https://idbroker.webex.com/" }],
];

test.each(broken)(
  "%s, with %s broken, is judged alike, with the level and the mend",
  (kind, rule, edited) => {
    const laid = changed(laidAt(kind), (inputs) => Object.assign(inputs, edited));
    expect(byReport(laid).sort()).toEqual(byPack(laid).sort());
    const judgement = judgeRecorded(recorded(laid), known(), today);
    expect(judgement).toMatchObject({
      violations: expect.arrayContaining([
        expect.objectContaining({
          rule,
          level: "mandatory",
          severity: "error",
          mend: expect.stringMatching(/\w/),
        }),
      ]),
    });
  },
);

test("what is encrypted in the state is not judged, and that is said", () => {
  const secret = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext: "canary",
  };
  const laid = changed(laidAt("okta"), (inputs) => Object.assign(inputs, { subjectNameIdFormat: secret }));
  const judgement = judgeRecorded(recorded(laid), known(), today);
  expect(judgement).toMatchObject({
    violations: [],
    notices: [expect.stringMatching(/^Encrypted in the state, .*transient-nameid \(subjectNameIdFormat\)/)],
  });
  expect(JSON.stringify(judgement)).not.toContain("canary");
});

test("a stack of something else has no trust to judge", () => {
  expect(judgeRecorded(recorded([]), known(), today)).toMatchObject({ kind: "not-judged" });
});
