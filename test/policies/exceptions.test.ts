import fc from "fast-check";
import { expect, test } from "vitest";
import { concerns, covers, inForce } from "../../policies/exceptions.ts";
import type { Violation } from "../../policies/judge.ts";
import type { Exception } from "../../policies/settings/schema.ts";

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
