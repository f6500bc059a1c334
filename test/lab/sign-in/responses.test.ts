import { describe, expect, test } from "vitest";
import { writeLoginResponse } from "../../../lab/saml/login-response.ts";
import type { Arrived } from "../../../lab/webex/arrived.ts";
import { causeOf, content, envelope, organization } from "./response-fixture.ts";

test("a response as it should be", async () => {
  expect(await causeOf(await writeLoginResponse({ ...envelope, content }))).toBeUndefined();
});

describe("missing assertion: no configuration that is known here causes it, a response without one does", () => {
  const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
  test("signed", async () => {
    expect(await causeOf(await writeLoginResponse({ ...envelope, content: { status: [success] } }))).toBe(
      "sign-in-no-assertion",
    );
  });
  test("where the identity provider refuses with a status, that is what is said", async () => {
    const status = ["urn:oasis:names:tc:SAML:2.0:status:Responder"];
    expect(await causeOf(await writeLoginResponse({ ...envelope, content: { status } }))).toBe(
      "sign-in-status",
    );
  });
  test("unsigned", async () => {
    const response = { ...envelope, signed: false, content: { status: [success] } };
    expect(await causeOf(await writeLoginResponse(response))).toBe("sign-in-no-assertion");
  });
});

test.each([
  ["wants assertions signed", true, "sign-in-unsigned"],
  ["does not say so", false, undefined],
])("a signed response with an unsigned assertion, where the metadata %s", async (_, wanted, cause) => {
  const description = { ...organization.description, wantAssertionsSigned: wanted };
  const xml = await writeLoginResponse({ ...envelope, content: { ...content, signed: false } });
  expect(await causeOf(xml, {}, { ...organization, description })).toBe(cause);
});

test.each(["transient", "unspecified", "emailAddress"])("a NameID that is %s is taken", async (format) => {
  const version = format === "transient" ? "2.0" : "1.1";
  const nameId = { value: "x", format: `urn:oasis:names:tc:SAML:${version}:nameid-format:${format}` };
  expect(
    await causeOf(await writeLoginResponse({ ...envelope, content: { ...content, nameId } })),
  ).toBeUndefined();
});

test("a persistent NameID is none that Cisco's guides name", async () => {
  const nameId = { value: "x", format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" };
  expect(await causeOf(await writeLoginResponse({ ...envelope, content: { ...content, nameId } }))).toBe(
    "sign-in-name-id",
  );
});

describe("what was changed on the way is not believed", () => {
  test("the claim", async () => {
    const xml = await writeLoginResponse({ ...envelope, content });
    expect(await causeOf(xml.replace("one-address@example.com", "five-addresses@example.com"))).toBe(
      "sign-in-other-key",
    );
  });
  test("a second assertion in front of the signed one", async () => {
    const xml = await writeLoginResponse({ ...envelope, signed: false, content });
    const [assertion = ""] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml) ?? [];
    const forged = assertion.replace("_assertion", "_forged").replace("one-address", "five-addresses");
    const wrapped = xml.replace(
      assertion,
      forged.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "") + assertion,
    );
    // What is read is what the signature covers, and that is the user's own.
    expect(await causeOf(wrapped)).toBeUndefined();
  });
});

test.each<[string, Partial<Arrived>]>([["nobody asked for", { pending: undefined }]])(
  "a response that %s",
  async (_, arrived) => {
    expect(await causeOf(await writeLoginResponse({ ...envelope, content }), arrived)).toBe(
      "sign-in-not-asked",
    );
  },
);

test("a response of another identity provider", async () => {
  expect(await causeOf(await writeLoginResponse({ ...envelope, issuer: "urn:other", content }))).toBe(
    "sign-in-issuer",
  );
});

test("two values of the claim are no address", async () => {
  const attributes = [{ name: "uid", values: ["one-address@example.com", "five-addresses@example.com"] }];
  expect(await causeOf(await writeLoginResponse({ ...envelope, content: { ...content, attributes } }))).toBe(
    "sign-in-other-user",
  );
});

test("each identity provider of an organisation has a claim of its own: a partner's trust is known by mail", async () => {
  const [idp] = organization.idps;
  if (idp === undefined) throw new Error("nothing was imported");
  const partner = { ...organization, idps: [{ ...idp, claim: "mail" as const }, idp] };
  const xml = (name: string) =>
    writeLoginResponse({
      ...envelope,
      content: { ...content, attributes: [{ name, values: ["one-address@example.com"] }] },
    });
  expect(await causeOf(await xml("mail"), {}, partner)).toBeUndefined();
  expect(await causeOf(await xml("uid"), {}, partner)).toBe("sign-in-claim-missing");
  expect(await causeOf(await xml("mail"))).toBe("sign-in-claim-missing");
});
