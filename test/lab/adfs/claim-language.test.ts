import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Claim, claimOf, evaluate } from "../../../lab/adfs/claim-language/evaluate.ts";
import { parseRules } from "../../../lab/adfs/claim-language/parse.ts";

const account = "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname";
const instant = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationinstant";
const nameId = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";
const format = "http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format";
const group = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid";

const claims = (at = "2026-03-01T12:00:00Z"): Claim[] => [
  claimOf(account, "EXAMPLE\\user"),
  claimOf(instant, at),
  claimOf(group, "S-1-5-21-1"),
];
const directory = (name: string, attribute: string) =>
  name === "EXAMPLE\\user" ? { mail: "user@example.com", givenName: "Given" }[attribute] : undefined;
const run = (rules: string, given = claims()) => evaluate(parseRules(rules), given, directory);
const pairs = (issued: readonly Claim[]) => issued.map(({ Type, Value }) => [Type, Value]);

describe("the shapes of Cisco's guides and of this project", () => {
  test("an LDAP attribute", () => {
    const rules = `c:[Type == "${account}", Issuer == "AD AUTHORITY"]
      => issue(store = "Active Directory", types = ("uid"), query = ";mail;{0}", param = c.Value);`;
    expect(pairs(run(rules))).toEqual([["uid", "user@example.com"]]);
  });
  test("several LDAP attributes at once, of which one is not there", () => {
    const rules = `c:[Type == "${account}"]
      => issue(store = "Active Directory", types = ("uid", "x", "firstname"), query = ";mail,none,givenName;{0}", param = c.Value);`;
    expect(pairs(run(rules))).toEqual([
      ["uid", "user@example.com"],
      ["firstname", "Given"],
    ]);
  });
  test("the account name under the transient format", () => {
    const rules = `c:[Type == "${account}"] => issue(Type = "${nameId}", Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, Value = c.Value, ValueType = c.ValueType, Properties["${format}"] = "transient");`;
    expect(run(rules)).toMatchObject([
      { Type: nameId, Value: "EXAMPLE\\user", Issuer: "AD AUTHORITY", properties: { [format]: "transient" } },
    ]);
  });
  test("an opaque identifier lasts as long as the sign-in", () => {
    const rules = `@RuleName = "opaque"
      c1:[Type == "${account}"] && c2:[Type == "${instant}"]
      => add(store = "_OpaqueIdStore", types = ("urn:opaque"), query = "{0};{1};{2};{3};{4}", param = "useEntropy", param = c1.Value, param = c1.OriginalIssuer, param = "", param = c2.Value);
      c:[Type == "urn:opaque"] => issue(Type = "${nameId}", Value = c.Value);`;
    const valueAt = (at?: string) => run(rules, claims(at))[0]?.Value;
    expect(valueAt()).toBe(valueAt());
    expect(valueAt()).not.toBe(valueAt("2026-03-01T12:00:01Z"));
    expect(pairs(run(rules)).map(([type]) => type)).toEqual([nameId]);
  });
  test("members of a group may sign in", () => {
    const rules = (sid: string) =>
      `c:[Type == "${group}", Value == "${sid}"] => issue(Type = "permit", Value = "true");`;
    expect(run(rules("S-1-5-21-1"))).toHaveLength(1);
    expect(run(rules("S-1-5-21-2"))).toEqual([]);
  });
  test("a claim passed on, a claim for everybody, and patterns", () => {
    expect(pairs(run(`c:[Type == "${account}"] => issue(claim = c);`))).toEqual([[account, "EXAMPLE\\user"]]);
    expect(pairs(run('=> issue(Type = "permit", Value = "true");'))).toEqual([["permit", "true"]]);
    expect(
      run(`exists([Type == "${group}", Value =~ "^S-1-5"]) => issue(Type = "a", Value = "b");`),
    ).toHaveLength(1);
    expect(run(`NOT EXISTS([Type == "${group}"]) => issue(Type = "a", Value = "b");`)).toEqual([]);
  });
});

describe("what the lab does not know is refused by name", () => {
  test.each([
    [
      "another store",
      `@RuleName = "mine" => issue(store = "SQL", types = ("a"), query = "select");`,
      "rule “mine”: the lab does not know the attribute store SQL",
    ],
    [
      "another query",
      `c:[Type == "${account}"] => issue(store = "Active Directory", types = ("a"), query = "(cn=x);mail;{0}", param = c.Value);`,
      "rule 1: the lab does not know the query (cn=x);mail;{0}",
    ],
    [
      "another verb",
      '=> issue(Type = "a", Value = "b"); => revoke(Type = "a");',
      "rule 2: revoke is neither issue nor add",
    ],
    ["a name that nothing binds", "=> issue(claim = c);", "rule 1: no condition names c"],
    ["a rule without its end", '=> issue(Type = "a", Value = "b")', "rule 1: “;” is missing at the end"],
    ["a sign of no meaning", "=> issue(Type = #);", "POLICY0002: unexpected “#);”"],
    [
      "a transformation",
      `c:[Type == "${account}"] => issue(Value = c.Value);`,
      "rule 1: the lab does not know this form of issue",
    ],
  ])("%s", (_, rules, message) => {
    expect(() => run(rules)).toThrow(message);
  });
  test("no text makes it hang or crash otherwise", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          run(text);
        } catch (error) {
          expect((error as Error).message).toMatch(/^(rule |POLICY0002)/);
        }
      }),
    );
  });
});
