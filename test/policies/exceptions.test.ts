import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concerns, covers, inForce } from "../../policies/exceptions.ts";
import type { Violation } from "../../policies/judge.ts";
import type { Exception } from "../../policies/settings/schema.ts";
import { changed, known, laidAt } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { packSettings, runPolicies } from "./raw-stack.ts";

const exception = (given: Partial<Exception>): Exception => ({
  rule: "claim",
  urn: "urn:pulumi:acme::webex-sso::*",
  owner: "collaboration team",
  reason: "moving house",
  expires: "2027-01-31",
  ...given,
});
const violation = (subject: string) => ({ rule: "claim", subject }) as Violation;
const urn = "urn:pulumi:acme::webex-sso::webex-sso:index:WebexSso$okta:app/saml:Saml::webex";

test("an exception holds to the end of its day", () => {
  expect(inForce(exception({}), new Date("2027-01-31T23:59:59Z"))).toBe(true);
  expect(inForce(exception({}), new Date("2027-02-01T00:00:00Z"))).toBe(false);
});

test.each<[string, boolean]>([
  [urn, true],
  ["urn:pulumi:acme::webex-sso::*", true],
  ["urn:pulumi:acme::webex-sso::*okta:app/saml:Saml::webex", true],
  ["urn:pulumi:acme::webex-sso::*Saml*web*", true],
  ["urn:pulumi:acme::webex-sso::*::webex*x", false],
  ["urn:pulumi:acme::webex-sso::okta:app/saml:Saml::webex", false],
  ["urn:pulumi:acm", false],
])("%s covers: %s", (pattern, expected) => {
  expect(covers(exception({ urn: pattern }), violation(urn))).toBe(expected);
});

test("an exception may be about one value only", () => {
  const digest = { ...violation(urn), path: "signature.digest" } as Violation;
  expect(covers(exception({ field: "signature.digest" }), digest)).toBe(true);
  expect(covers(exception({ field: "signature.assertion" }), digest)).toBe(false);
});

describe("an exception that nothing needs", () => {
  const reports = (
    rule: Exception["rule"],
    laid: readonly LaidOut[],
    tenants = known().tenants,
    given: Partial<Exception> = {},
  ) => {
    const excepted = [exception({ rule, urn: "urn:pulumi:sample::webex-sso::*", ...given })];
    return runPolicies(laid, { settings: packSettings({ exceptions: excepted, tenants }) })
      .filter(({ policy }) => policy === "exceptions")
      .map(({ message }) => message);
  };
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  test("is to be removed", () => {
    expect(reports("claim", laidAt("okta"))).toEqual([expect.stringContaining("is not needed")]);
  });
  test("is not to be renewed once it has ended", () => {
    const ended = (laid: readonly LaidOut[]) =>
      reports("claim", laid, known().tenants, { expires: "2020-01-01" });
    expect(ended(laidAt("okta"))).toEqual([expect.stringMatching(/ended on 2020-01-01\.\n→ Remove it/)]);
    expect(ended(laidAt("okta", { attributes: [] }))).toEqual([
      expect.stringMatching(/ended on 2020-01-01\.\n→ Mend the trust, or renew/),
    ]);
  });
  test.each<[string, Exception["rule"], readonly LaidOut[], ReturnType<typeof known>["tenants"]]>([
    [
      "before the update",
      "certificate-expiry",
      laidAt("okta").map((one) => ({ ...one, outputs: { keys: unknown } })),
      known().tenants,
    ],
    [
      "in this stack",
      "claim",
      laidAt("entra").filter(({ name }) => !name.startsWith("policy")),
      known().tenants,
    ],
    ["without metadata", "metadata-current", laidAt("okta"), []],
  ])("is not told from one whose violation cannot be seen %s", (_, rule, laid, tenants) => {
    expect(reports(rule, laid, tenants)).toEqual([]);
  });
});

test("one that nothing needs any more does not stop the update that has mended the trust", () => {
  const levels = (expires: string, settings: object = {}, laid = laidAt("okta")) =>
    runPolicies(laid, {
      settings: {
        ...known(),
        ...settings,
        exceptions: [exception({ rule: "signature", urn: "urn:pulumi:sample::webex-sso::*", expires })],
      },
    })
      .filter(({ policy }) => policy === "exceptions")
      .map(({ level }) => level);
  expect(levels("2999-01-01")).toEqual(["advisory"]);
  expect(levels("2999-01-01", { preset: "strict" })).toEqual(["mandatory"]);
  expect(levels("2999-01-01", { levels: { exceptions: "mandatory" } })).toEqual(["mandatory"]);
  expect(levels("2020-01-01")).toEqual(["advisory"]);
  const broken = changed(laidAt("okta"), (inputs) =>
    Object.assign(inputs, { signatureAlgorithm: "RSA_SHA1" }),
  );
  expect(levels("2020-01-01", {}, broken)).toEqual(["mandatory"]);
  expect(levels("2020-01-01", { preset: "migration" }, broken)).toEqual(["advisory"]);
});

test("another rule is not covered", () => {
  expect(covers(exception({ rule: "signature" }), violation(urn))).toBe(false);
});

test("a pattern is like the regular expression that it stands for", () => {
  const piece = fc.stringMatching(/^[ab:]{0,3}$/);
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.stringMatching(/^[ab:]{0,8}$/),
      (pieces, text) => {
        const expected = new RegExp(`^${pieces.join(".*")}$`).test(text);
        expect(covers(exception({ urn: pieces.join("*") }), violation(text))).toBe(expected);
      },
    ),
  );
});

test("an exception is about its own stack and project only", () => {
  expect(concerns(exception({}), urn)).toBe(true);
  expect(concerns(exception({}), urn.replace("acme", "other"))).toBe(false);
  expect(concerns(exception({}), urn.replace("webex-sso", "other"))).toBe(false);
});
