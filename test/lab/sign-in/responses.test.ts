import { describe, expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { writeLoginResponse } from "../../../lab/saml/login-response.ts";
import { digestUris, signatureUris } from "../../../lab/saml/sign.ts";
import { createSigningKey } from "../../../lab/signing-key.ts";
import type { Arrived } from "../../../lab/webex/arrived.ts";
import { checkLoginResponse } from "../../../lab/webex/check-login-response.ts";
import { importIdp, newOrganization } from "../../../lab/webex/organization.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const now = new Date("2026-03-01T12:00:00Z");
const key = await createSigningKey("CN=Identity provider", 1, now);
const signer = { ...key, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 };
const organization = newOrganization(metadataXml(webexShape(makeKey())), key, "uid");
importIdp(
  organization,
  identityProviderMetadata({
    entityId: "urn:idp",
    certificates: [key.certificate],
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    ssoUrl: "https://idp.example.com/sso",
  }),
);
const [idp] = organization.idps;
const [acs] = organization.description.acs;
const acsUrl = acs?.url ?? "";

type Response = Parameters<typeof writeLoginResponse>[0];
const envelope = {
  id: "_response",
  assertionId: "_assertion",
  sessionIndex: "_session",
  issuer: "urn:idp",
  inResponseTo: "_request",
  destination: acsUrl,
  issued: now,
  authenticated: now,
  signed: true,
  signer,
} satisfies Partial<Response>;
const content = {
  nameId: { value: "x", format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" },
  attributes: [{ name: "uid", values: ["one-address@example.com"] }],
  audience: organization.description.entityId,
  notBefore: now,
  notOnOrAfter: new Date("2026-03-01T12:05:00Z"),
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
  signed: true,
} satisfies Response["content"];

async function causeOf(xml: string, arrived: Partial<Arrived> = {}, to = organization) {
  if (idp === undefined) throw new Error("nothing was imported");
  const pending = { requestId: "_request", organization: to, idp, email: "one-address@example.com", xml: "" };
  return (await checkLoginResponse({ xml, acsUrl, pending, now, ...arrived })).refusal?.cause;
}

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
