import { expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { readCertificate } from "../../../saml/certificate.ts";
import { addSigningCertificates } from "../../../saml/metadata/add-signing-certificates.ts";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { signXml } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const [own, next, last] = [makeKey(), makeKey(), makeKey()];
const certificate = ({ base64 }: { readonly base64: string }) => readCertificate(base64);
const metadata = identityProviderMetadata({
  entityId: "urn:idp",
  certificates: [own.base64],
  nameIdFormats: ["urn:oasis:names:tc:SAML:2.0:nameid-format:transient"],
  wantAuthnRequestsSigned: false,
  ssoUrl: "https://idp.example.com/sso",
  logoutUrl: "https://idp.example.com/slo",
});
const signed = signXml(metadata.replace("<md:EntityDescriptor", '<md:EntityDescriptor ID="_m"'), own);

test("further certificates stand behind the file's own, and everything else stays", () => {
  const { xml, added, lostSignature } = addSigningCertificates(metadata, [own, next, last].map(certificate));
  const before = readIdentityProvider(metadata);
  expect(readIdentityProvider(xml)).toEqual({
    ...before,
    signingCertificates: [own, next, last].map(certificate),
  });
  expect(added).toEqual([next, last].map(certificate));
  expect(lostSignature).toBe(false);
  // Webex wants the keys first under the role.
  expect(xml).toMatch(/<md:IDPSSODescriptor[^>]*><md:KeyDescriptor/);
});

test("a file that names them already stays as it is, signature and all", () => {
  expect(addSigningCertificates(signed, [certificate(own)])).toEqual({
    xml: signed,
    added: [],
    lostSignature: false,
  });
});

test("a signature goes where what it covers has changed, and that is said", () => {
  const { xml, lostSignature } = addSigningCertificates(signed, [certificate(next)]);
  expect(lostSignature).toBe(true);
  expect(xml).not.toContain("SignatureValue");
});

test("what else a key says of itself is not said of the other one", () => {
  const named = metadata.replace("<ds:X509Data>", "<ds:KeyName>own</ds:KeyName><ds:X509Data>");
  const { xml } = addSigningCertificates(named, [certificate(next)]);
  expect(xml.match(/KeyName>own/g)).toHaveLength(1);
});

test("metadata without a certificate is refused", () => {
  const none = metadata.replace(/<md:KeyDescriptor[\s\S]*?<\/md:KeyDescriptor>/g, "");
  expect(() => addSigningCertificates(none, [certificate(next)])).toThrow(
    expect.objectContaining({ code: "identity-provider-metadata" }),
  );
});
