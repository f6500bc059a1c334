import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { lintIdpMetadata } from "../../../saml/idp-metadata/lint-idp-metadata.ts";
import { makeAuthority } from "../../fixtures/authority.ts";
import {
  goodIdpMetadata,
  keycloakMetadata,
  keyDescriptor,
  shibbolethMetadata,
} from "../../fixtures/idp-metadata.ts";
import { metadataXml, signXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const now = new Date("2026-11-22T12:00:00Z");
const key = makeKey({ name: "idp", notBefore: "2026-01-01", notAfter: "2036-01-01" });
const good = goodIdpMetadata(key.base64);
const own = keyDescriptor(key.base64);
const lint = (xml: string | Uint8Array, authorities: readonly string[] = []) =>
  lintIdpMetadata(Buffer.from(xml), { subject: "idp.xml", now, authorities });
/** What is said, by code, without the state of the signature where it is none. */
const codes = (xml: string | Uint8Array) =>
  lint(xml)
    .findings.map(({ code, severity }) => `${severity} ${code}`)
    .filter((one) => one !== "info idp-metadata-unsigned");

test("a file as Webex wants it: who signed it, and nothing else", () => {
  const { findings, identityProvider, signature } = lint(good);
  expect(findings.map(({ code }) => code)).toEqual(["idp-metadata-unsigned"]);
  expect(identityProvider).toMatchObject({ entityId: "https://idp.example.com/saml" });
  expect(signature).toEqual({ state: "unsigned" });
});

const keyOf = (options: Parameters<typeof makeKey>[0]) => keyDescriptor(makeKey(options).base64);
const sso = /<md:SingleSignOnService [^>]*>/g;
const slo = /<md:SingleLogoutService [^>]*>/g;
const withRole = (xml: string, attributes: string) => xml.replace("<md:IDPSSODescriptor", `$& ${attributes}`);

/** One thing wrong each: the change, the one thing that is said of it, and a value that the message shows. */
const broken: readonly (readonly [string, (xml: string) => string, string, string])[] = [
  ["nothing", () => "", "error idp-metadata-unreadable", "no element"],
  ["a web page", () => "<!doctype html><html></html>", "error idp-metadata-unreadable", "web page"],
  ["JSON", () => "{}", "error idp-metadata-unreadable", "JSON"],
  ["a file that was cut off", (xml) => xml.slice(0, 900), "error idp-metadata-unreadable", "ends inside"],
  [
    "a document type",
    (xml) => xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "error idp-metadata-unreadable",
    "document type declaration",
  ],
  ["one ID twice", (xml) => withRole(xml, 'ID="_idp"'), "error idp-metadata-unreadable", "“_idp”"],
  [
    "Webex's own metadata",
    () => metadataXml(webexShape(key)),
    "error idp-metadata-service-provider",
    "Webex's own",
  ],
  [
    "another service provider's metadata",
    () => metadataXml(webexShape(key, { entityId: "https://wiki.example.com" })),
    "error idp-metadata-service-provider",
    "https://wiki.example.com",
  ],
  [
    "an assertion",
    () => '<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>',
    "error idp-metadata-no-identity-provider",
    "<Assertion>",
  ],
  [
    "no role",
    (xml) => xml.replace(/<md:IDPSSODescriptor[\s\S]*<\/md:IDPSSODescriptor>/, ""),
    "error idp-metadata-no-identity-provider",
    "no IDPSSODescriptor",
  ],
  [
    "two roles",
    (xml) => xml.replace(/<md:IDPSSODescriptor[\s\S]*<\/md:IDPSSODescriptor>/, "$&$&"),
    "error idp-metadata-several",
    "2 IDPSSODescriptor",
  ],
  [
    "a federation's file",
    (xml) =>
      `<m:EntitiesDescriptor xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata">${xml.replace(/<\?.*\?>\n/, "")}</m:EntitiesDescriptor>`,
    "error idp-metadata-several",
    "m:EntitiesDescriptor",
  ],
  [
    "no entity ID",
    (xml) => xml.replace(/ entityID="[^"]*"/, ""),
    "error idp-metadata-no-identity-provider",
    "no entityID",
  ],
  [
    "an entity ID with a blank",
    (xml) => xml.replace("com/saml", "com/my saml"),
    "error idp-metadata-entity-id",
    "my saml",
  ],
  [
    "an entity ID that is too long",
    (xml) => xml.replace("com/saml", `com/${"x".repeat(1024)}`),
    "error idp-metadata-entity-id",
    "1048",
  ],
  [
    "SAML 1.1 only",
    (xml) => xml.replace("2.0:protocol", "1.1:protocol"),
    "error idp-metadata-protocol",
    "1.1",
  ],
  [
    "a file that has expired",
    (xml) => xml.replace(' ID="_idp"', '$& validUntil="2026-11-01T00:00:00Z"'),
    "error idp-metadata-expired",
    "2026-11-01",
  ],
  [
    "a role that has expired",
    (xml) => withRole(xml, 'validUntil="2026-11-22T11:59:59Z"'),
    "error idp-metadata-expired",
    "2026-11-22T11:59:59",
  ],
  [
    "a file that expires soon",
    (xml) => xml.replace(' ID="_idp"', '$& validUntil="2026-11-25T12:00:00Z"'),
    "warning idp-metadata-expires",
    "3 more days",
  ],
  [
    "an end that is no date",
    (xml) => withRole(xml, 'validUntil="next year"'),
    "warning idp-metadata-valid-until-invalid",
    "next year",
  ],
  ["no certificate", (xml) => xml.replace(own, ""), "error idp-metadata-no-certificate", "KeyDescriptor"],
  [
    "a certificate for encryption only",
    (xml) => xml.replace('use="signing"', 'use="encryption"'),
    "error idp-metadata-no-certificate",
    "KeyDescriptor",
  ],
  [
    "a certificate that has expired",
    (xml) => xml.replace(own, keyOf({ name: "old", notAfter: "2026-11-01" })),
    "error idp-metadata-no-valid-certificate",
    "CN=old",
  ],
  [
    "a certificate that is not valid yet",
    (xml) => xml.replace(own, keyOf({ name: "next", notBefore: "2027-01-01" })),
    "error idp-metadata-no-valid-certificate",
    "CN=next",
  ],
  [
    "an old certificate beside a valid one",
    (xml) => xml.replace(own, `${own}${keyOf({ name: "old", notAfter: "2026-11-01" })}`),
    "warning idp-metadata-certificate-expired",
    "CN=old",
  ],
  [
    "the next certificate beside a valid one",
    (xml) => xml.replace(own, `${own}${keyOf({ name: "next", notBefore: "2027-01-01" })}`),
    "warning idp-metadata-certificate-not-yet-valid",
    "2027-01-01",
  ],
  [
    "a certificate that ends soon",
    (xml) => xml.replace(own, keyOf({ name: "soon", notAfter: "2026-12-24" })),
    "warning idp-metadata-certificate-expires",
    "31 days",
  ],
  [
    "a certificate that is none, beside one that is",
    (xml) => xml.replace(own, `${own}${keyDescriptor("AAAA")}`),
    "warning idp-metadata-certificate-unreadable",
    "no X.509 certificate",
  ],
  [
    "a key on a curve",
    (xml) => xml.replace(own, keyOf({ algorithm: "ec" })),
    "warning idp-metadata-key-type",
    "ec",
  ],
  [
    "an RSA key of 1024 bits",
    (xml) => xml.replace(own, keyOf({ pair: generateKeyPairSync("rsa", { modulusLength: 1024 }) })),
    "warning idp-metadata-key-weak",
    "1024 bits",
  ],
  [
    "NameIDFormat before the key",
    (xml) =>
      xml.replace(
        own,
        `<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</md:NameIDFormat>${own}`,
      ),
    "error idp-metadata-key-not-first",
    "NameIDFormat stands before it",
  ],
  [
    "the key at the end",
    (xml) => xml.replace(own, "").replace("</md:IDPSSODescriptor>", `${own}$&`),
    "error idp-metadata-key-not-first",
    "Invalid digital signature",
  ],
  [
    "extensions before the key",
    () => shibbolethMetadata(key.base64),
    "warning idp-metadata-extensions-first",
    "Extensions",
  ],
  [
    "another format first",
    (xml) => xml.replace(/<md:NameIDFormat>.*transient<\/md:NameIDFormat>/, ""),
    "warning idp-metadata-nameid-first",
    "emailAddress",
  ],
  [
    "a format first that Webex does not know",
    (xml) => xml.replace("nameid-format:transient", "nameid-format:persistent"),
    "warning idp-metadata-nameid-first",
    "none that Webex knows",
  ],
  [
    "no format",
    (xml) => xml.replace(/<md:NameIDFormat>.*<\/md:NameIDFormat>/g, ""),
    "info idp-metadata-nameid-none",
    "not documented",
  ],
  ["no sign-on address", (xml) => xml.replace(sso, ""), "error idp-metadata-no-sign-on", "none at all"],
  [
    "a sign-on address for SOAP only",
    (xml) => xml.replace(sso, (one) => one.replace(/HTTP-\w+/, "SOAP")),
    "error idp-metadata-no-sign-on",
    "SOAP",
  ],
  ["no logout address", (xml) => xml.replace(slo, ""), "info idp-metadata-no-logout", "SingleLogoutService"],
  [
    "a logout address for SOAP only",
    (xml) => xml.replace(slo, (one) => one.replace(/HTTP-\w+/, "SOAP")),
    "info idp-metadata-no-logout",
    "only SOAP",
  ],
  [
    "an address without TLS",
    (xml) => xml.replace('Location="https://idp.example.com/sso"', 'Location="http://idp.example.com/sso"'),
    "error idp-metadata-location-not-https",
    "http://idp.example.com/sso",
  ],
  [
    "an address that is none",
    (xml) => xml.replace('Location="https://idp.example.com/slo"', 'Location="/slo"'),
    "error idp-metadata-location-invalid",
    'Location="/slo"',
  ],
  [
    "an endpoint without an address",
    (xml) => xml.replace(' Location="https://idp.example.com/sso"', ""),
    "error idp-metadata-location-invalid",
    'Location=""',
  ],
  [
    "a wish for signed requests",
    (xml) => xml.replace('WantAuthnRequestsSigned="false"', 'WantAuthnRequestsSigned="1"'),
    "info idp-metadata-signed-requests",
    "WantAuthnRequestsSigned",
  ],
];

test.each(broken)("%s", (_, change, said, shows) => {
  const xml = change(good);
  expect(xml).not.toBe(good);
  expect(codes(xml)).toEqual([said]);
  expect(lint(xml).findings.filter(({ code }) => said.endsWith(` ${code}`))).toEqual([
    expect.objectContaining({
      subject: "idp.xml",
      message: expect.stringContaining(shows),
      fix: expect.stringMatching(/\.$/),
      reference: { source: expect.any(String), mark: expect.stringMatching(/^(documented|uncertain)$/) },
    }),
  ]);
});

test("everything is said at once", () => {
  const xml = good
    .replace(own, "")
    .replace(sso, "")
    .replace(/<md:NameIDFormat>.*<\/md:NameIDFormat>/g, "");
  expect(codes(xml)).toEqual([
    "error idp-metadata-no-certificate",
    "error idp-metadata-no-sign-on",
    "info idp-metadata-nameid-none",
  ]);
});

const signed = signXml(good, key);
test.each([
  ["by its own key, whose certificate is self-signed", signed, "info idp-metadata-self-signed"],
  [
    "and changed afterwards",
    signed.replace("idp.example.com/sso", "evil.example.com/sso"),
    "error idp-metadata-signature-broken",
  ],
  ["and reformatted by an editor", signed.replace(/\n {4}/g, "\n\t"), "error idp-metadata-signature-broken"],
  [
    "by a key that is not in it",
    signXml(good, makeKey(), { withoutCertificate: true }),
    "warning idp-metadata-signature-unknown-key",
  ],
  [
    "without its certificate, by the key of the role",
    signXml(good, key, { withoutCertificate: true }),
    "info idp-metadata-self-signed",
  ],
  [
    "in a part",
    signXml(good, key, { xpath: "//*[local-name()='NameIDFormat'][1]" }),
    "error idp-metadata-signature-refused",
  ],
])("signed %s", (_, xml, said) => {
  expect(codes(xml)).toEqual([said]);
});

test("signed with SHA-1: who signed, and that it can be forged", () => {
  const xml = signXml(good, key, {
    signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    digestAlgorithm: "http://www.w3.org/2000/09/xmldsig#sha1",
  });
  expect(codes(xml)).toEqual(["info idp-metadata-self-signed", "warning idp-metadata-signature-legacy"]);
});

test("signed under an authority: public where it is one of those that everybody knows", async () => {
  const authority = await makeAuthority("Example CA");
  const signer = await authority.issue("metadata.example.com");
  const xml = signXml(good, signer);
  const said = (authorities: readonly string[]) => lint(xml, authorities).findings.map(({ code }) => code);
  expect(said([authority.pem])).toEqual(["idp-metadata-public-authority"]);
  expect(said([])).toEqual(["idp-metadata-private-authority"]);
  const late = new Date("2050-01-01");
  expect(
    lintIdpMetadata(Buffer.from(xml), { subject: "x", now: late, authorities: [authority.pem] }).signature,
  ).toMatchObject({ state: "private-authority" });
});

test("as products write it", () => {
  expect(codes(keycloakMetadata(key.base64))).toEqual([
    "info idp-metadata-signed-requests",
    "warning idp-metadata-nameid-first",
  ]);
  // One certificate for everything has no use.
  expect(codes(good.replace(' use="signing"', ""))).toEqual([]);
});
