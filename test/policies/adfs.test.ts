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
