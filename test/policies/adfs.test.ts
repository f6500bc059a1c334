import { describe, expect, test } from "vitest";
import { changed, type Inputs, laidAt, said } from "./laid.ts";
import { packSettings } from "./raw-stack.ts";
import { certificates } from "./sample.ts";

const adfs = (change: (inputs: Inputs) => void) => changed(laidAt("adfs"), change);

describe("who may sign in by an access control policy", () => {
  const policy = (name: string) =>
    adfs((inputs) => {
      delete inputs.issuanceAuthorizationRules;
      inputs.accessControlPolicyName = name;
    });
  test("is not shown by the trust", () => {
    expect(said(policy("Permit specific group"))).toEqual([
      "not-judged: These rules could not judge everything: access (an access control policy decides who may sign in, and the trust does not show whom it lets in).",
    ]);
  });
  test.each(["Permit everyone", "Permit everyone and require MFA"])("%s is everybody", (name) => {
    expect(said(policy(name))).toEqual(["access: Everybody may sign in."]);
  });
});

describe("what is left at the default of ADFS", () => {
  test("assertions are signed, by SHA-256", () => {
    const laid = adfs((inputs) => {
      delete inputs.samlResponseSignature;
      delete inputs.signatureAlgorithm;
    });
    expect(said(laid)).toEqual(["signature: Responses are not signed."]);
  });
  test("assertions are encrypted as soon as there is a certificate", () => {
    const laid = changed(laidAt("adfs", { encryption: "off" }), (inputs) => {
      delete inputs.encryptClaims;
      inputs.encryptionCertificate = certificates.strange.base64;
    });
    expect(said(laid)).toContainEqual(expect.stringMatching(/^encryption: .* none of the metadata/));
  });
});

describe("several identifiers", () => {
  test("the one of Webex is judged", () => {
    expect(said(adfs((inputs) => inputs.identifier.unshift("urn:other")))).toEqual([]);
  });
  test("two trusts with one of them in common are one too many", () => {
    const other = "https://idbroker.webex.com/99999999-2222-4333-8444-555555555555";
    const second = adfs((inputs) => inputs.identifier.unshift(other)).map((one) => ({
      ...one,
      name: "second",
    }));
    const twice = said([...laidAt("adfs"), ...second], packSettings());
    expect(twice.filter((line) => line.startsWith("one-trust"))).toHaveLength(2);
  });
});

describe("claim rules that mean the same, written otherwise", () => {
  const groupSid = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid";
  const permit = "http://schemas.microsoft.com/authorization/claims/permit";
  const sid = "S-1-5-21-1004336348-1177238915-682003330-513";
  const authorized = (rules: string) => adfs((inputs) => (inputs.issuanceAuthorizationRules = rules));
  const access = (rules: string) => said(authorized(rules)).filter((line) => line.startsWith("access"));

  test.each([
    [
      "as the wizard writes it",
      `@RuleTemplate = "Authorization" @RuleName = "Webex" c:[Type == "${groupSid}", Value =~ "^(?i)${sid}$"] => issue(Type = "${permit}", Value = "PermitUsersWithClaim");`,
    ],
    [
      "as the wizard of 2016 writes it",
      `exists([Type == "${groupSid}", Issuer == "AD AUTHORITY", Value =~ "^(?i)${sid}$"]) => issue(Type = "${permit}", Value = "PermitUsersWithClaim");`,
    ],
    [
      "with an issuer",
      `c:[Type == "${groupSid}", Value == "${sid}", Issuer == "AD AUTHORITY"] => issue(Type = "${permit}", Value = "true");`,
    ],
  ])("a group is let in: %s", (_, rule) => {
    expect(access(rule)).toEqual([]);
  });
  test.each([
    [
      "any group",
      `c:[Type == "${groupSid}", Value =~ "^(?i)S-1-5-.*$"] => issue(Type = "${permit}", Value = "PermitUsersWithClaim");`,
    ],
    [
      "one group is kept out",
      `c:[Type == "${groupSid}", Value == "${sid}"] => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "DenyUsersWithClaim");`,
    ],
    [
      "everybody is let in and kept out",
      `=> issue(Type = "${permit}", Value = "true"); => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "true");`,
    ],
  ])("never passes unread: %s", (_, rule) => {
    expect(access(rule)).toEqual([expect.stringContaining("a form that is not understood")]);
  });

  const opaque = "urn:webex-sso:opaque-id";
  const renamed = (change: (rules: string) => string) =>
    said(adfs((inputs) => (inputs.issuanceTransformRules = change(inputs.issuanceTransformRules))));
  test("the identifier between the rules of the NameID may have any name", () => {
    expect(renamed((rules) => rules.replaceAll(opaque, "http://acme.example/internal/sessionid"))).toEqual(
      [],
    );
  });
  test("what the one rule adds the other must issue", () => {
    expect(renamed((rules) => rules.replace(`types = ("${opaque}")`, 'types = ("urn:other")'))).toContain(
      "transient-nameid: The NameID format is not set.",
    );
  });
  test("one NameID for everybody is none", () => {
    expect(
      renamed((rules) => rules.replace("Value = c.Value, ValueType", 'Value = "all", ValueType')),
    ).toContainEqual(expect.stringMatching(/^transient-nameid: nameIdFormat cannot be judged/));
  });
  test("an identifier that stays the same is no transient one", () => {
    expect(renamed((rules) => rules.replace('"useEntropy"', '"ppid"'))).toContainEqual(
      expect.stringMatching(/^transient-nameid: nameIdFormat cannot be judged/),
    );
  });
});
