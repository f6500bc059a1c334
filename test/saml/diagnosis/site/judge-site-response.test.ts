import { expect, test } from "vitest";
import { expectedIdp } from "../../../../saml/diagnosis/expected-idp.ts";
import { judgeSiteResponse } from "../../../../saml/diagnosis/site/judge-site-response.ts";
import type { SiteExpectation } from "../../../../saml/diagnosis/site/site-expectation.ts";
import { unwrap } from "../../../../saml/diagnosis/unwrap/unwrap.ts";
import { makeKey } from "../../../fixtures/metadata-key.ts";
import { type Edit, tampered } from "../edit-response.ts";
import { assertion, entityId, goodResponse, idpMetadata } from "../good-response.ts";
import { harOf, posted, wrappings } from "../wrappings.ts";
import { acs, at, site, siteResponse } from "./site-response.ts";

const idp = expectedIdp(Buffer.from(idpMetadata()));
const judge = (file: string | Uint8Array, expectation: Partial<SiteExpectation> = {}) =>
  judgeSiteResponse(unwrap(Buffer.from(file)), "response.xml", { site, at, idp, ...expectation });
const codesOf = (file: string, expectation?: Partial<SiteExpectation>) =>
  judge(file, expectation).findings.map(({ code }) => code);
const hidden = (response: { readonly findings: readonly object[] }) => JSON.stringify(response.findings);

test.each(wrappings)("a good response is taken out of $name", async ({ wrap }) => {
  const xml = await siteResponse();
  const judged = judge(wrap(xml, acs));
  expect(judged.findings).toEqual([]);
  expect(judged.xml).toBe(xml);
  expect(judged.expires?.toISOString()).toBe("2026-03-01T12:05:00.000Z");
});

/** One thing wrong each, and the first thing that is said of it. */
const broken: readonly (readonly [name: string, code: string, says: string, xml: () => Promise<string>])[] = [
  [
    "an answer to a request",
    "xmlapi-in-response-to",
    "It answers the request _request",
    () => siteResponse(({ root }) => root.setAttribute("InResponseTo", "_request")),
  ],
  [
    "an assertion that was asked for, in a response that was not",
    "xmlapi-in-response-to",
    "It answers the request _request",
    () =>
      siteResponse(({ element }) =>
        element("SubjectConfirmationData").setAttribute("InResponseTo", "_request"),
      ),
  ],
  [
    "an assertion for another site",
    "xmlapi-audience",
    "they differ in the host alone",
    () => siteResponse(undefined, { audience: "https://other.webex.com" }),
  ],
  [
    "an assertion of a trust of Control Hub",
    "xmlapi-audience",
    "an organisation of Control Hub",
    () => siteResponse(undefined, { audience: entityId }),
  ],
  [
    "an assertion that has ended",
    "xmlapi-expired",
    "60 seconds later",
    () => siteResponse(undefined, { notOnOrAfter: new Date(at.time.getTime() - 60_000) }),
  ],
  [
    "an assertion that has not begun",
    "xmlapi-not-yet-valid",
    "before",
    () => siteResponse(undefined, { notBefore: new Date(at.time.getTime() + 3_600_000) }),
  ],
  [
    "a signed response with an assertion that is not",
    "xmlapi-unsigned",
    "its assertion is not",
    () => siteResponse(undefined, { signed: false }),
  ],
  [
    "nothing signed",
    "xmlapi-unsigned",
    "Nothing of the response is signed",
    () => siteResponse(undefined, { signed: false }, { signed: false }),
  ],
  [
    "a status that is none of success",
    "xmlapi-status",
    "AuthnFailed",
    () =>
      siteResponse(({ element }) =>
        element("StatusCode").setAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"),
      ),
  ],
  [
    "an assertion that was changed",
    "tampering-changed",
    "it was changed afterwards",
    async () =>
      tampered(await siteResponse(), ({ element }) => {
        element("NameID").textContent = "mallory";
      }),
  ],
  [
    "an assertion without AuthnStatement",
    "xmlapi-response-form",
    "AuthnStatement",
    () =>
      siteResponse(
        ({ element }) => void element("AuthnStatement").parentNode?.removeChild(element("AuthnStatement")),
      ),
  ],
];

test.each(broken)("%s", async (_, code, says, make) => {
  const [first] = judge(await make()).findings;
  expect(first?.code).toBe(code);
  expect(first?.severity).toBe("error");
  expect(first?.message).toContain(says);
  // What a page of Control Hub would show is of no interest to a site.
  expect(first).not.toHaveProperty("shown");
});

test("what is encrypted is refused, as nobody can see whether it would be taken", async () => {
  const webex = makeKey({ name: "Webex" });
  const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
  const encryption = {
    certificate: webex.base64,
    cipher: `${xmlenc}aes256-cbc`,
    keyTransport: `${xmlenc}rsa-oaep-mgf1p`,
  };
  const xml = (await goodResponse({ content: { ...assertion, encryption } })).replace(
    / InResponseTo="[^"]*"/,
    "",
  );
  expect(codesOf(xml)).toContain("xmlapi-encrypted");
});

test("another certificate than the one of the metadata, and none to compare with", async () => {
  const other = expectedIdp(Buffer.from(idpMetadata(makeKey({ name: "another" }))));
  expect(codesOf(await siteResponse(), { idp: other })).toContain("xmlapi-signature");
  const { idp: _, ...without } = { idp, site, at };
  const judged = judgeSiteResponse(unwrap(Buffer.from(await siteResponse())), "response.xml", without);
  expect(judged.findings.map(({ code, severity }) => [code, severity])).toEqual([
    ["xmlapi-signature-unchecked", "warning"],
  ]);
});

test("a response that a viewer has laid out anew would be refused", async () => {
  const xml = (await siteResponse()).replaceAll("><", ">\n  <");
  expect(codesOf(xml)).toContain("xmlapi-signature");
});

test("SP IDs: those that sites have, or the one that is said", async () => {
  for (const audience of [site.url, "http://acme.webex.com", "http://www.webex.com"])
    expect(codesOf(await siteResponse(undefined, { audience }))).toEqual([]);
  const own = await siteResponse(undefined, { audience: "acme-sso" });
  expect(codesOf(own)).toEqual(["xmlapi-audience"]);
  expect(codesOf(own, { spId: "acme-sso" })).toEqual([]);
  expect(codesOf(await siteResponse(), { spId: "acme-sso" })).toEqual(["xmlapi-audience"]);
});

test("what may be in the way is a warning: transient NameID, attributes, recipient", async () => {
  const edit: Edit = ({ element }) => element("NameID").setAttribute("Format", assertion.nameId.format);
  const xml = await siteResponse(edit, { attributes: [] }, { destination: "https://other.webex.com/acs" });
  expect(judge(xml).findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "warning xmlapi-recipient",
    "warning xmlapi-name-id",
    "warning xmlapi-attributes",
  ]);
});

test("of a trace, the response counts that is not for Control Hub", async () => {
  const own = await siteResponse();
  const hub = await goodResponse();
  const trace = harOf([
    posted(own, acs),
    posted(hub, "https://idbroker.webex.com/idb/Consumer/metaAlias/x/sp"),
  ]);
  const judged = judge(trace);
  expect(judged.xml).toBe(own);
  expect(judged.facts[0]).toContain("one of 2 responses");
});

test.each([
  ["nothing", "", "diagnosis-empty"],
  [
    "an assertion alone",
    '<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a"/>',
    "diagnosis-not-saml",
  ],
  ["metadata", idpMetadata(), "diagnosis-not-saml"],
  ["words", "hello world, this is no response", "diagnosis-malformed"],
  [
    "a request alone",
    '<AuthnRequest xmlns="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0"/>',
    "xmlapi-no-response",
  ],
  [
    "a document type",
    '<!DOCTYPE x><Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r"/>',
    "tampering-doctype",
  ],
])("%s is no response", (_, text, code) => {
  const judged = judge(text);
  expect(judged.findings.map((one) => one.code)).toEqual([code]);
  expect(judged.xml).toBeUndefined();
});

test("findings do not hold the response", async () => {
  const xml = await siteResponse(undefined, { signed: false });
  const secret = Buffer.from(xml).toString("base64").slice(0, 40);
  expect(hidden(judge(xml))).not.toContain(secret);
});
