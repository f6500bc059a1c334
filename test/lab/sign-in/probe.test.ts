import { expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { probe } from "../../../lab/tenant/probe.ts";
import { describeIdp } from "../../../lab/webex/idp-description.ts";
import { describeSp } from "../../../lab/webex/sp-description.ts";
import { acs, metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const sp = describeSp(metadataXml(webexShape(makeKey(), { acs: [acs("POST", 0, { isDefault: "true" })] })));
const idp = (changes: Partial<Parameters<typeof identityProviderMetadata>[0]> = {}) =>
  describeIdp(
    identityProviderMetadata({
      entityId: "urn:idp",
      certificates: [makeKey().base64],
      nameIdFormats: [],
      wantAuthnRequestsSigned: false,
      ssoUrl: "https://idp.example.com/sso",
      ...changes,
    }),
  );

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Answers one after the other, and remembers what was asked. */
async function probed(...answers: readonly Response[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const checks = await probe({
    sp,
    idp: idp(),
    now: new Date("2026-03-01T12:00:00Z"),
    fetch: async (url, init) => {
      sent.push({ url, init });
      const answer = left.shift();
      if (answer === undefined) throw new Error("connect ECONNREFUSED");
      return answer;
    },
  });
  return { sent, check: checks[0] };
}

test("a sign-in page is good news", async () => {
  const { check, sent } = await probed(new Response("<form><input type=password></form>"));
  expect(check).toMatchObject({
    passed: true,
    detail: "idp.example.com answered with a page, and with no refusal that is known here.",
  });
  const request = new URLSearchParams(String(sent[0]?.init.body)).get("SAMLRequest") ?? "";
  const xml = Buffer.from(request, "base64").toString("utf8");
  expect(xml).toContain(`<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${sp.entityId}<`);
  expect(xml).toContain(`SPNameQualifier="${sp.entityId}"`);
  expect(xml).toContain(`AssertionConsumerServiceURL="${sp.acs[0]?.url}"`);
});

test("it follows redirects with the cookies of the host, and gives them to no other", async () => {
  const { check, sent } = await probed(
    new Response(null, { status: 302, headers: { location: "/login", "set-cookie": "a=1; Path=/" } }),
    new Response(null, { status: 302, headers: { location: "https://other.example.com/login" } }),
    new Response("page"),
  );
  expect(sent.map(({ url }) => url)).toEqual([
    "https://idp.example.com/sso",
    "https://idp.example.com/login",
    "https://other.example.com/login",
  ]);
  expect(sent.map(({ init }) => (init.headers as { cookie: string }).cookie)).toEqual(["", "a=1", ""]);
  expect(check).toMatchObject({
    passed: true,
    detail: "other.example.com answered with a page, and with no refusal that is known here.",
  });
});

test.each([
  [
    "Entra ID's page",
    new Response("<p>AADSTS50011: The reply URL does not match.</p>"),
    "AADSTS50011: The reply URL does not match.",
  ],
  [
    "ADFS's page",
    new Response("<p>MSIS7007: The requested relying party trust is unspecified</p>", { status: 500 }),
    "MSIS7007: The requested relying party trust is unspecified",
  ],
  ["an empty page", new Response(""), "idp.example.com answered with an empty page."],
  ["a status", new Response("Not Found", { status: 404 }), "idp.example.com answered with status 404."],
  [
    "a response without a sign-in",
    new Response(
      `<input name="SAMLResponse" value="${Buffer.from('<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"><p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"/></p:Status></p:Response>').toString("base64")}">`,
    ),
    "It answered without a sign-in: urn:oasis:names:tc:SAML:2.0:status:Requester.",
  ],
])("%s is a refusal", async (_, answer, detail) => {
  expect((await probed(answer)).check).toMatchObject({ passed: false, detail });
});

test("nobody answers", async () => {
  expect((await probed()).check).toMatchObject({ passed: false, detail: "No answer: connect ECONNREFUSED" });
});

test("what only Webex can sign is not tried", async () => {
  const checks = await probe({
    sp,
    idp: idp({ wantAuthnRequestsSigned: true }),
    now: new Date(),
    fetch: () => Promise.reject(new Error("asked")),
  });
  expect(checks).toMatchObject([{ passed: false, detail: expect.stringContaining("signed requests") }]);
});
