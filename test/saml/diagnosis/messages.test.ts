import { describe, expect, test } from "vitest";
import { writeAuthnRequest } from "../../../lab/saml/authn-request.ts";
import { deliver } from "../../../lab/saml/bindings.ts";
import { writeLogoutRequest, writeLogoutResponse } from "../../../lab/saml/logout-message.ts";
import { signElement } from "../../../lab/saml/sign.ts";
import { readCertificate } from "../../../saml/certificate.ts";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import type { Expectation } from "../../../saml/diagnosis/expectation.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { webexRefusals } from "../../../saml/webex-refusals.ts";
import { makeKey, type TestKey } from "../../fixtures/metadata-key.ts";
import { resigned } from "./edit-response.ts";
import {
  acsUrl,
  assertion,
  entityId,
  expectation,
  goodResponse,
  issued,
  key,
  signerOf,
} from "./good-response.ts";
import { base64, harOf, posted } from "./wrappings.ts";

const other = makeKey({ name: "another" });
const webex = makeKey({ name: "Webex" });
const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
const logoutUrl = `${entityId}/logout`;

function findingsOf(file: string, known: Expectation = expectation) {
  return diagnose(unwrap(Buffer.from(file)), "file", known).findings;
}

const codes = (file: string, known?: Expectation) => findingsOf(file, known).map(({ code }) => code);

describe("encryption", () => {
  const encrypted = (cipher: string, to: TestKey = webex, keyTransport = `${xmlenc}rsa-oaep-mgf1p`) =>
    goodResponse({
      content: { ...assertion, encryption: { certificate: to.base64, cipher, keyTransport } },
    });
  const known = { ...expectation, encryptionCertificates: [readCertificate(webex.base64)] };

  test("is said, and nothing is claimed about what cannot be seen", async () => {
    expect(codes(await encrypted(`${xmlenc}aes256-cbc`), known)).toEqual(["diagnosis-encrypted"]);
  });

  test("AES-GCM is what Webex cannot decrypt", async () => {
    const [first] = findingsOf(await encrypted("http://www.w3.org/2009/xmlenc11#aes256-gcm"), known);
    expect(first).toMatchObject({
      code: "sign-in-cipher",
      place: { path: "/Response/EncryptedAssertion/EncryptedData/EncryptionMethod/@Algorithm" },
      shown: { text: "Failed to decrypt SAML assertion" },
    });
  });

  test("for another certificate than Webex's", async () => {
    expect(codes(await encrypted(`${xmlenc}aes256-cbc`, other), known)[0]).toBe("sign-in-encryption-key");
  });

  test.each(["aes128-cbc", "aes256-cbc"])(
    "%s with the key that is given: the assertion is judged",
    async (cipher) => {
      const good = await encrypted(`${xmlenc}${cipher}`);
      expect(codes(good, { ...known, key: webex.privateKey })).toEqual([]);
      const wrong = await goodResponse({
        content: {
          ...assertion,
          audience: "https://elsewhere.example.com",
          encryption: {
            certificate: webex.base64,
            cipher: `${xmlenc}${cipher}`,
            keyTransport: `${xmlenc}rsa-1_5`,
          },
        },
      });
      expect(codes(wrong, { ...known, key: webex.privateKey })).toEqual(["sign-in-audience"]);
    },
  );

  test.each([
    ["another key", other.privateKey],
    ["no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"],
  ])("%s decrypts nothing, and is not shown", async (_, wrong) => {
    const findings = findingsOf(await encrypted(`${xmlenc}aes256-cbc`), { ...known, key: wrong });
    expect(findings.map(({ code }) => code)).toEqual(["diagnosis-key"]);
    expect(JSON.stringify(findings)).not.toContain(wrong.split("\n")[1]);
  });
});

describe("logout", () => {
  const message = { id: "_l", issueInstant: issued.toISOString(), destination: logoutUrl, issuer: "urn:idp" };
  const known = {
    ...expectation,
    logoutUrls: [logoutUrl],
    webexCertificates: [readCertificate(webex.base64)],
  };
  const request = writeLogoutRequest({ ...message, nameId: assertion.nameId });
  const response = (...status: string[]) => writeLogoutResponse({ ...message, inResponseTo: "_r", status });
  const nowhere = (xml: string) => xml.replace(` Destination="${logoutUrl}"`, "");
  const signed = (xml: string, by = key) => base64(signElement(xml, "/*", signerOf(by)));
  const redirect = (xml: string, by: TestKey | undefined) => {
    const signer = by === undefined ? {} : { signer: signerOf(by) };
    const delivery = deliver("Redirect", {
      parameter: "SAMLResponse",
      url: logoutUrl,
      xml,
      relayState: "r s",
      ...signer,
    });
    return delivery.url;
  };

  test.each([
    ["signed within", signed(response(success)), []],
    ["signed in the address", redirect(response(success), key), []],
    ["a request that is signed", signed(request), []],
    ["by another key", signed(response(success), other), ["logout-signature"]],
    ["by another key in the address", redirect(response(success), other), ["logout-signature"]],
    ["unsigned in the address", redirect(response(success), undefined), ["logout-signature"]],
    ["unsigned, by base64 alone", base64(response(success)), ["diagnosis-signature-elsewhere"]],
    [
      "refused",
      signed(
        response(
          "urn:oasis:names:tc:SAML:2.0:status:Requester",
          "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal",
        ),
      ),
      ["logout-status"],
    ],
    [
      "to another address",
      signed(
        writeLogoutResponse({
          ...message,
          destination: `${logoutUrl}/`,
          inResponseTo: "_r",
          status: [success],
        }),
      ),
      ["logout-destination"],
    ],
    [
      "a request of Webex",
      signed(writeLogoutRequest({ ...message, issuer: entityId, nameId: assertion.nameId }), webex),
      [],
    ],
    [
      "a request of Webex that is signed with a key which the tenant's metadata does not have",
      signed(writeLogoutRequest({ ...message, issuer: entityId, nameId: assertion.nameId }), other),
      ["logout-not-answered"],
    ],
    ["to nobody in particular", signed(nowhere(response(success))), ["logout-destination"]],
    [
      "an answer to nothing",
      signed(response(success).replace(' InResponseTo="_r"', "")),
      ["logout-not-asked"],
    ],
  ])("%s", (_, file, expected) => {
    expect(codes(file, known)).toEqual(expected);
  });

  describe("in a trace", () => {
    const webexAsks = (id: string) =>
      writeLogoutRequest({ ...message, id, issuer: entityId, nameId: assertion.nameId });
    const sent = (xml: string, name: string, url: string, by: TestKey) => {
      const fields = new URLSearchParams({ [name]: signed(xml, by) });
      return {
        request: { method: "POST", url, headers: [], postData: { text: `${fields}` } },
        response: { status: 200 },
      };
    };
    const asked = (id: string) => sent(webexAsks(id), "SAMLRequest", "https://idp.example.com/slo", webex);
    const idpAsks = sent(request, "SAMLRequest", logoutUrl, key);
    const answered = (url = logoutUrl) => sent(response(success), "SAMLResponse", url, key);

    test.each([
      ["the answer to Webex's request", [asked("_r"), answered()], []],
      ["the answer to the second of two", [asked("_q"), asked("_r"), answered()], []],
      ["the answer to another request", [asked("_q"), answered()], ["logout-not-asked"]],
      ["an answer whose request was not recorded", [answered()], []],
      ["beside a request of the identity provider's own", [idpAsks, answered()], []],
      ["sent to another address than it names", [asked("_r"), answered(acsUrl)], ["logout-destination"]],
    ])("%s", (_, entries, expected) => {
      expect(codes(harOf(entries), known)).toEqual(expected);
    });

    test("what it answers instead is said, with its place and its mend", () => {
      const [first] = findingsOf(harOf([asked("_q"), answered()]), known);
      expect(first).toMatchObject({
        message: "It answers _r, and no logout request of Webex in this trace has that ID.",
        place: { path: "/LogoutResponse/@InResponseTo" },
        cause: "logout-not-asked",
        fix: webexRefusals["logout-not-asked"].fix,
      });
    });
  });
});

test.each([
  ["a response that is signed names its Destination", undefined, ["sign-in-recipient"]],
  ["one whose assertion alone is signed need not", false, []],
] as const)("%s", async (_, isSigned, expected) => {
  const good = await goodResponse(isSigned === undefined ? {} : { signed: isSigned });
  const without = resigned(good, key, ({ root }) => root.removeAttribute("Destination"));
  expect(codes(without)).toEqual(expected);
});

describe("requests", () => {
  const request = (change = {}) =>
    writeAuthnRequest({
      id: "_request",
      issueInstant: issued.toISOString(),
      destination: "https://idp.example.com/sso",
      issuer: entityId,
      acsUrl,
      forceAuthn: false,
      ...change,
    });
  const sent = (xml: string, answer: object = {}) => {
    const url = `https://idp.example.com/sso?${new URLSearchParams({ SAMLRequest: base64(xml) })}`;
    return {
      request: { method: "GET", url, headers: [] },
      response: { status: 200, headers: [], content: {}, ...answer },
    };
  };

  test("one alone is no error: it is said what to record instead", () => {
    const [only, ...others] = findingsOf(request());
    expect(only).toMatchObject({ code: "diagnosis-request", severity: "info" });
    expect(only?.fix).toContain("SAMLResponse");
    expect(others).toEqual([]);
  });

  test("one that asks at an ACS which the metadata does not have", () => {
    expect(codes(request({ acsUrl: `${acsUrl}/` }))).toEqual(["sign-in-recipient", "diagnosis-request"]);
  });

  test("one of somebody else", () => {
    expect(findingsOf(request({ issuer: "https://sp.example.com" }))[0]?.message).toContain(
      "https://sp.example.com",
    );
  });

  test("without an answer in the trace, the sign-in ended at the identity provider", () => {
    const [first] = findingsOf(harOf([sent(request(), { status: 403 })]));
    expect(first).toMatchObject({ code: "sign-in-stopped" });
    expect(first?.message).toContain("entry 1, https://idp.example.com/sso, answered with status 403");
  });

  test("with its answer it needs no explanation; an answer to none of them is not asked for", async () => {
    const answer = posted(await goodResponse(), acsUrl);
    expect(codes(harOf([sent(request()), answer]))).toEqual([]);
    expect(codes(harOf([sent(request({ id: "_another" })), answer]))).toEqual(["sign-in-not-asked"]);
  });
});

test("what is between others than Webex is set aside: an identity provider that asks another one", async () => {
  const inner = await goodResponse({
    destination: "https://adfs.example.com/adfs/ls/",
    content: { ...assertion, audience: "http://adfs.example.com/adfs/services/trust" },
  });
  const entries = [posted(inner, "https://adfs.example.com/adfs/ls/"), posted(await goodResponse(), acsUrl)];
  const { findings, messages } = diagnose(unwrap(Buffer.from(harOf(entries))), "file", expectation);
  expect(findings).toEqual([]);
  expect(messages.map(({ facts }) => facts[0])).toEqual([
    "neither from Webex nor for it: not judged",
    "from urn:idp",
  ]);
  // Alone, it is what there is to say something about.
  expect(codes(inner)).toContain("sign-in-audience");
});

test("a NameID format that was refused is named", async () => {
  const status = ["Requester", "InvalidNameIDPolicy"].map(
    (one) => `urn:oasis:names:tc:SAML:2.0:status:${one}`,
  );
  const format = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
  const asked = writeAuthnRequest({
    id: "_request",
    issueInstant: issued.toISOString(),
    destination: "https://idp.example.com/sso",
    issuer: entityId,
    nameIdFormat: format,
    forceAuthn: false,
  });
  const url = `https://idp.example.com/sso?${new URLSearchParams({ SAMLRequest: base64(asked) })}`;
  const entries = [
    { request: { method: "GET", url, headers: [] } },
    posted(await goodResponse({ content: { status } }), acsUrl),
  ];
  const [first] = findingsOf(harOf(entries));
  expect(first?.code).toBe("sign-in-status");
  expect(first?.message).toContain(`Webex has asked for ${format}.`);
});

describe("time", () => {
  const answeredAt = async (date: string) =>
    harOf([posted(await goodResponse(), acsUrl, { headers: [{ name: "Date", value: date }] })]);

  test.each([
    ["2026-03-01T11:59:30Z", []],
    ["2026-03-01T11:59:29Z", ["sign-in-not-yet-valid"]],
    ["2026-03-01T12:05:29Z", []],
    ["2026-03-01T12:05:30Z", ["sign-in-expired", "sign-in-expired"]],
  ])("judged at %s, half a minute is tolerated", async (at, expected) => {
    expect(codes(await goodResponse(), { ...expectation, at: new Date(at) })).toEqual(expected);
  });

  test("Webex's own clock, where its answer is in the trace, shows what the message cannot know", async () => {
    expect(codes(await answeredAt("Sun, 01 Mar 2026 12:00:02 GMT"))).toEqual([]);
    const [first] = findingsOf(await answeredAt("Sun, 01 Mar 2026 11:52:00 GMT"));
    expect(first).toMatchObject({
      code: "sign-in-not-yet-valid",
      shown: { text: "Your account is not authorized" },
    });
    expect(first?.message).toContain("by the clock of the server that took it, 8 minutes before");
  });
});

test("what a page of Webex shows in the trace is what the user saw, and comes first", async () => {
  const xml = await goodResponse({
    content: {
      ...assertion,
      audience: "https://elsewhere.example.com",
      attributes: [{ name: "UID", values: ["x"] }],
    },
  });
  const page = { content: { text: "<h1>Please use the same email address</h1>" } };
  const [first, second] = findingsOf(harOf([posted(xml, acsUrl, page)]));
  expect(first).toMatchObject({ code: "sign-in-claim-missing", shown: { seen: true } });
  expect(second).toMatchObject({ code: "sign-in-audience", shown: { seen: false } });
});

test("what a page of Webex shows, and nothing that was compared explains, is no approval", async () => {
  const page = { content: { text: "<h1>Please use the same email address</h1>" } };
  const trace = harOf([posted(await goodResponse(), acsUrl, page)]);
  const { addresses, ...others } = expectation;
  const [first] = findingsOf(trace, others);
  expect(first).toMatchObject({ code: "diagnosis-unexplained", severity: "error" });
  expect(first?.message).toContain("for sign-in-claim-missing, sign-in-other-user.");
  expect(first?.fix).toContain("--user");
});

test.each([
  [
    "name qualifier in another case",
    { spNameQualifier: entityId.toUpperCase() },
    ["response-name-qualifier"],
  ],
  ["the right name qualifier", { spNameQualifier: entityId }, []],
])("%s", async (_, more, expected) => {
  const nameId = { ...assertion.nameId, ...more };
  expect(codes(await goodResponse({ content: { ...assertion, nameId } }))).toEqual(expected);
});

test("a certificate that has run out is a warning", async () => {
  const old = makeKey({ notBefore: "2024-01-01", notAfter: "2026-02-01" });
  expect(codes(await goodResponse({ signer: signerOf(old) }), {})).toEqual([
    "signature-certificate-dates",
    "signature-certificate-dates",
  ]);
});

test("without anything to compare with, only what no Webex could take is an error", async () => {
  expect(codes(await goodResponse(), {})).toEqual([]);
  const site = await goodResponse({ content: { ...assertion, audience: "https://acme.webex.com" } });
  const [first] = findingsOf(site, {});
  expect(first?.code).toBe("sign-in-audience");
  expect(first?.message).toContain("Site Administration");
});
