import { describe, expect, it } from "vitest";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { identityProviderMetadata } from "../../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { signedMetadata } from "../../fixtures/metadata-read.ts";

const key = makeKey({ name: "identity provider" });
const certificate = expect.objectContaining({ fingerprint: key.fingerprint });
const okta = identityProviderMetadata.okta(key.base64);

describe("readIdentityProvider", () => {
  it("reads Okta's metadata", () => {
    expect(readIdentityProvider(okta)).toEqual({
      entityId: "http://www.okta.com/exk1example",
      singleSignOnServices: [
        { binding: "POST", url: "https://example.okta.com/app/webex/exk1example/sso/saml" },
        { binding: "Redirect", url: "https://example.okta.com/app/webex/exk1example/sso/saml" },
      ],
      singleLogoutServices: [
        { binding: "POST", url: "https://example.okta.com/app/webex/exk1example/slo/saml" },
      ],
      signingCertificates: [certificate],
      keyDescriptorPlace: "first",
      nameIdFormats: [
        "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
      ],
      wantAuthnRequestsSigned: false,
    });
  });

  it("reads Entra's metadata as bytes with a byte order mark", () => {
    expect(readIdentityProvider(Buffer.from(identityProviderMetadata.entra(key.base64)))).toMatchObject({
      entityId: "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
      signingCertificates: [certificate],
      nameIdFormats: [],
      wantAuthnRequestsSigned: false,
    });
  });

  it("reads ADFS's metadata without the endpoints of SAML 1.1 and of its other role", () => {
    expect(readIdentityProvider(identityProviderMetadata.adfs(key.base64))).toMatchObject({
      singleSignOnServices: [{ binding: "Redirect", url: "https://adfs.example.com/adfs/ls/" }],
      singleLogoutServices: [{ binding: "Redirect" }, { binding: "POST" }],
      signingCertificates: [certificate],
      nameIdFormats: [
        "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
      ],
      wantAuthnRequestsSigned: true,
    });
  });

  const role = /<md:IDPSSODescriptor[\s\S]*<\/md:IDPSSODescriptor>/;
  it.each([
    ["nothing", "", "line 1: there is no element"],
    ["a web page", "<!doctype html><html></html>", "it is a web page (HTML) and not XML metadata"],
    ["JSON", '{"issuer":"https://example.okta.com"}', "it is JSON and not XML metadata"],
    [
      "Webex's metadata",
      signedMetadata(),
      "“https://idbroker.webex.com/11111111-2222-4333-8444-555555555555” has no IDPSSODescriptor in it",
    ],
    ["another root", "<a/>", "its root is <a> and no EntityDescriptor"],
    [
      "two identity providers in one",
      okta.replace(role, "$&$&"),
      "“http://www.okta.com/exk1example” has 2 IDPSSODescriptor elements in it",
    ],
    ["no entity ID", okta.replace("entityID=", "entity="), "its EntityDescriptor has no entityID"],
    [
      "a document type",
      `<!DOCTYPE x>${okta.slice(okta.indexOf("<md:"))}`,
      "line 1: there is a document type declaration (<!DOCTYPE …>)",
    ],
  ])("refuses %s with a complete message", (_name, metadata, reason) => {
    expect(() => readIdentityProvider(metadata)).toThrow(
      `This is not the SAML 2.0 metadata of an identity provider: ${reason}. Give the XML that the identity provider publishes, with one EntityDescriptor that has an IDPSSODescriptor.`,
    );
  });
});
