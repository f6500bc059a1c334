import { expect, test } from "vitest";
import { attentionFindings, type Deployed } from "../../components/adfs/attention.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { transientNameId } from "../../saml/name-id.ts";
import { identityProviderMetadata } from "../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const adfs = "http://adfs.example.com/adfs/services/trust";
const certificate = (notBefore: string, notAfter: string) =>
  readCertificate(makeKey({ name: notAfter, notBefore, notAfter }).base64);
const primary = certificate("2025-07-01", "2026-07-01");
const next = certificate("2026-06-10", "2027-07-01");
const deployed: Deployed = {
  subject: "webex",
  identifier: { configured: adfs, actual: adfs },
  certificates: [primary],
  nameIdFormat: transientNameId,
  now: new Date("2026-03-01T12:00:00Z"),
};
const found = (more: Partial<Deployed>) => [...attentionFindings({ ...deployed, ...more })];

test("nothing to say", () => {
  expect(found({})).toEqual([]);
});

test("ADFS under another name", () => {
  expect(found({ identifier: { configured: adfs, actual: "urn:other" } })).toMatchObject([
    { code: "adfs-identifier-differs", fix: expect.stringContaining("to urn:other") },
  ]);
});

test("a secondary certificate: the metadata with both go to Webex, before it signs", () => {
  expect(found({ certificates: [primary, next] })).toMatchObject([
    {
      code: "adfs-certificate-secondary",
      severity: "warning",
      message: expect.stringContaining(`valid until 2027-07-01, SHA-256 ${next.fingerprint}`),
      fix: expect.stringContaining("Control Hub"),
    },
  ]);
});

test.each([
  ["2026-05-31T00:00:00Z", []],
  ["2026-06-01T00:00:00Z", ["ends in 30 days"]],
  ["2026-06-30T23:00:00Z", ["ends in 0 days"]],
  ["2026-07-02T00:00:00Z", ["has ended"]],
])("a primary certificate that ends on 2026-07-01, on %s", (now, said) => {
  const findings = found({ now: new Date(now) });
  expect(findings.map(({ code }) => code)).toEqual(said.map(() => "adfs-certificate-ends"));
  expect(findings.map(({ message }) => message)).toEqual(
    said.map((text) => expect.stringContaining(`${text}: CN=2026-07-01, valid until 2026-07-01`)),
  );
});

test("after the rollover the old certificate is secondary, and its end is nobody's concern", () => {
  expect(found({ certificates: [next, primary], now: new Date("2026-06-20T00:00:00Z") })).toEqual([]);
});

test("the first published NameID format, where it is not the trust's", () => {
  const metadata = identityProviderMetadata.adfs(makeKey().base64);
  expect(found({ metadata })).toMatchObject([
    {
      code: "idp-nameid-first",
      severity: "info",
      reference: { mark: "uncertain" },
      message: expect.stringMatching(/nameid-format:emailAddress, .*not documented.*MSIS7070/),
      fix: expect.stringContaining("Test SSO setup in Control Hub"),
    },
  ]);
  const nameIdFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
  expect(found({ metadata, nameIdFormat })).toEqual([]);
  expect(found({ metadata: identityProviderMetadata.entra(makeKey().base64) })).toEqual([]);
});
