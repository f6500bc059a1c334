import { describe, expect, test } from "vitest";
import { attributeRule } from "../../../vendors/adfs/claim-rules/attribute-rule.ts";
import { groupRule } from "../../../vendors/adfs/claim-rules/group-rule.ts";
import { nameIdRules } from "../../../vendors/adfs/claim-rules/name-id-rules.ts";
import { readGroups } from "../../../vendors/adfs/claim-rules/read-groups.ts";
import { readRules } from "../../../vendors/adfs/claim-rules/read-rules.ts";
import { splitRules } from "../../../vendors/adfs/claim-rules/split-rules.ts";

const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const qualifiers = {
  format: transient,
  nameQualifier: "http://adfs.example.com/adfs/services/trust",
  spNameQualifier: "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111",
};

describe("what is written", () => {
  test("an attribute keeps its letter case", () => {
    expect(attributeRule("uid", "mail")).toBe(
      [
        '@RuleName = "Webex: uid"',
        'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", Issuer == "AD AUTHORITY"]',
        ' => issue(store = "Active Directory", types = ("uid"), query = ";mail;{0}", param = c.Value);',
      ].join("\n"),
    );
  });

  test("an opaque NameID comes out of the opaque identifier store, over the authentication instant", () => {
    const [opaque = "", issued = ""] = nameIdRules("opaque", qualifiers);
    expect(opaque).toContain('store = "_OpaqueIdStore"');
    expect(opaque).toContain('"{0};{1};{2};{3};{4}", param = "useEntropy"');
    expect(opaque).toContain("param = c2.Value");
    expect(issued).toContain(`spnamequalifier"] = "${qualifiers.spNameQualifier}"`);
    expect(issued).toContain(`/namequalifier"] = "${qualifiers.nameQualifier}"`);
  });

  test("the account name is one rule, as in Cisco's guide", () => {
    const rules = nameIdRules("account-name", qualifiers);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toContain("windowsaccountname");
  });
});

describe("what is read", () => {
  test("one's own rules", () => {
    const rules = [
      ...nameIdRules("opaque", qualifiers),
      attributeRule("uid", "mail"),
      attributeRule("title", "title"),
    ];
    expect(readRules(rules.join("\n\n"))).toEqual({
      attributes: [
        { name: "uid", ldapAttribute: "mail" },
        { name: "title", ldapAttribute: "title" },
      ],
      nameIdFormat: transient,
      spNameQualifier: qualifiers.spNameQualifier,
      unknown: [],
    });
  });

  test("a rule of AD FS's own template, with several attributes", () => {
    const rule = `@RuleTemplate = "LdapClaims"
      @RuleName = "attributes; of the user"
      c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", Issuer == "AD AUTHORITY"]
       => issue(store = "Active Directory", types = ("uid", "firstname"), query = ";mail,givenName;{0}", param = c.Value);`;
    expect(readRules(rule).attributes).toEqual([
      { name: "uid", ldapAttribute: "mail" },
      { name: "firstname", ldapAttribute: "givenName" },
    ]);
  });

  test("white space means nothing", () => {
    const rule = attributeRule("uid", "mail").replaceAll(/ (?==|c|p|q|t)/g, "\r\n   ");
    expect(readRules(rule).attributes).toEqual([{ name: "uid", ldapAttribute: "mail" }]);
  });

  test.each([
    ["any claim is passed on", "c:[] => issue(claim = c);"],
    ["a fixed value", '=> issue(Type = "uid", Value = "root@example.com");'],
    [
      "an attribute behind a condition",
      'c:[Type == "x"] && e:[Type == "y"] => issue(store = "Active Directory", types = ("uid"), query = ";mail;{0}", param = c.Value);',
    ],
    [
      "fewer attributes than names",
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("uid", "mail"), query = ";mail;{0}", param = c.Value);',
    ],
  ])("%s is not understood, and said so", (_, rule) => {
    const { attributes, unknown } = readRules(rule);
    expect(attributes).toEqual([]);
    expect(unknown).toEqual(splitRules(rule));
  });

  test("a NameID that is made of a claim which no rule adds is never issued", () => {
    const [, issued = ""] = nameIdRules("opaque", qualifiers);
    expect(readRules(issued)).toEqual({ attributes: [], unknown: [] });
  });

  test.each([
    [
      "on a claim from elsewhere",
      nameIdRules("account-name", qualifiers).map((rule) =>
        rule.replace(/c:\[[^\]]*\]/, 'c:[Type == "http://x"]'),
      ),
    ],
    [
      "on the value of a claim",
      nameIdRules("account-name", qualifiers).map((rule) => rule.replace('"]', '", Value == "x"]')),
    ],
    ["twice", [...nameIdRules("opaque", qualifiers), ...nameIdRules("account-name", qualifiers)]],
    [
      "by an attribute beside it",
      [
        ...nameIdRules("opaque", qualifiers),
        attributeRule("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "mail"),
      ],
    ],
  ])("a NameID that is issued %s is not understood", (_, rules) => {
    expect(readRules(rules.join("\n\n")).unknown).toHaveLength(1);
  });

  test("a semicolon within quotes ends no rule", () => {
    expect(splitRules('=> issue(Type = "a;b", Value = "c");')).toEqual(['=>issue(Type="a;b",Value="c")']);
  });

  test("the groups that may sign in", () => {
    expect(readGroups([groupRule("S-1-5-21-2"), groupRule("S-1-5-21-1")].join("\n"))).toEqual([
      "S-1-5-21-1",
      "S-1-5-21-2",
    ]);
    expect(readGroups("")).toEqual([]);
    expect(
      readGroups(
        '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
      ),
    ).toBeUndefined();
  });
});
