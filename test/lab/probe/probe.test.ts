import { expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { probe } from "../../../lab/probe/probe.ts";
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
      ssoUrl: "https://idp.example.com/adfs/ls/",
      ...changes,
    }),
  );
const signInPage = () =>
  new Response('<form id="loginForm"><input name="UserName"><input type="hidden" name="AuthMethod"></form>');
const redirect = (status: number, location: string, ...cookies: string[]) =>
  new Response(null, {
    status,
    headers: [["location", location], ...cookies.map((one): [string, string] => ["set-cookie", one])],
  });

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Answers one after the other, and remembers what was asked. */
async function probed(...answers: readonly Response[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const [check] = await probe({
    sp,
    idp: idp(),
    now: new Date("2026-03-01T12:00:00Z"),
    fetch: async (url, init) => {
      sent.push({ url, init });
      const answer = left.shift();
      if (answer === undefined)
        throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });
      return answer;
    },
  });
  return {
    check,
    urls: sent.map(({ url }) => url),
    methods: sent.map(({ init }) => init.method),
    bodies: sent.map(({ init }) => String(init.body ?? "")),
    cookies: sent.map(({ init }) => (init.headers as { cookie: string }).cookie),
  };
}

test("the request is Webex's, and a sign-in page means that it is taken", async () => {
  const { check, bodies } = await probed(signInPage());
  expect(check).toEqual({
    name: `request for ${sp.acs[0]?.url}`,
    result: "passed",
    detail: "idp.example.com takes the request: it shows the sign-in page of ADFS.",
  });
  const xml = Buffer.from(new URLSearchParams(bodies[0]).get("SAMLRequest") ?? "", "base64").toString("utf8");
  expect(xml).toContain(`<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${sp.entityId}<`);
  expect(xml).toContain(`SPNameQualifier="${sp.entityId}"`);
  expect(xml).toContain(`AssertionConsumerServiceURL="${sp.acs[0]?.url}"`);
});

test("cookies go to the hosts that they belong to, and come back after a visit elsewhere", async () => {
  const { cookies } = await probed(
    redirect(302, "/login", "a=1; Path=/", "b=2; Path=/elsewhere"),
    redirect(302, "https://other.test/login", "c=3; Domain=example.com; Secure"),
    redirect(302, "https://idp.example.com/back", "d=4", "e=5; Domain=example.com"),
    signInPage(),
  );
  expect(cookies).toEqual(["", "a=1", "", "a=1; c=3"]);
});

test.each([
  [301, "GET", false],
  [302, "GET", false],
  [303, "GET", false],
  [307, "POST", true],
  [308, "POST", true],
])("%i makes the next request a %s", async (status, method, keeps) => {
  const { methods, bodies } = await probed(redirect(status, "/elsewhere"), signInPage());
  expect(methods).toEqual(["POST", method]);
  expect(bodies[1]?.startsWith("SAMLRequest=")).toBe(keeps);
});

test("a page that goes on by itself is followed, with its fields as a browser reads them", async () => {
  const { urls, bodies, check } = await probed(
    new Response(
      `<body onload="document.forms[0].submit()"><form action='../next?a=1&amp;b=2' METHOD=post>
        <input value="x&#x3D;&quot;y&quot;" type=hidden name=state></form>`,
    ),
    signInPage(),
  );
  expect(urls[1]).toBe("https://idp.example.com/adfs/next?a=1&b=2");
  expect(new URLSearchParams(bodies[1]).get("state")).toBe('x="y"');
  expect(check?.result).toBe("passed");
});

test.each([
  ["a redirect", redirect(302, "http://idp.example.com/login?secret=1")],
  [
    "a form",
    new Response('<body onload="document.forms[0].submit()"><form action="http://idp.example.com/login">'),
  ],
])("%s from https to http is not followed, and is a failure", async (_, answer) => {
  const { check, urls } = await probed(answer, signInPage());
  expect(urls).toHaveLength(1);
  expect(check).toMatchObject({
    result: "failed",
    detail: "idp.example.com sends the browser away from https, to http://idp.example.com/login.",
    fix: expect.stringContaining("https"),
  });
});

test("who redirects for ever, who does not answer, and who cannot be reached are for a person to look at", async () => {
  const forever = await probed(...Array.from({ length: 20 }, () => redirect(302, "/again")));
  expect(forever.check).toMatchObject({ result: "unclear", detail: "It redirects more than 10 times." });
  const nobody = await probed();
  expect(nobody.check).toMatchObject({
    result: "unclear",
    detail: "idp.example.com cannot be reached: connect ECONNREFUSED.",
    fix: expect.stringContaining("in a browser on this machine"),
  });
  const [silent] = await probe({
    sp,
    idp: idp(),
    now: new Date(),
    timeoutMs: 1,
    fetch: (_, { signal }) =>
      new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
  });
  expect(silent).toMatchObject({
    result: "unclear",
    detail: "idp.example.com gave no answer within 0.001 seconds.",
  });
});

test("what only Webex can sign is not tested, and that is no failure", async () => {
  const checks = await probe({
    sp,
    idp: idp({ wantAuthnRequestsSigned: true }),
    now: new Date(),
    fetch: () => Promise.reject(new Error("asked")),
  });
  expect(checks).toMatchObject([
    { result: "not tested", detail: expect.stringContaining("signed requests"), fix: expect.anything() },
  ]);
});

test("an identity provider without an address for sign-in is a failure", async () => {
  const checks = await probe({ sp, idp: { ...idp(), signOn: [] }, now: new Date(), fetch });
  expect(checks).toMatchObject([{ name: "sign-on address", result: "failed", fix: expect.anything() }]);
});
