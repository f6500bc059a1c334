import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { type LoginResponse, writeLoginResponse } from "../../../lab/saml/login-response.ts";
import { digestUris, type Signer, signatureUris } from "../../../lab/saml/sign.ts";
import type { Expectation } from "../../../saml/diagnosis/expectation.ts";
import { expectedIdp } from "../../../saml/diagnosis/expected-idp.ts";
import { base, organizationId } from "../../fixtures/metadata.ts";
import { makeKey, type TestKey } from "../../fixtures/metadata-key.ts";

export const issued = new Date("2026-03-01T12:00:00Z");
export const key = makeKey({ name: "identity provider" });
export const entityId = `https://idbroker.webex.com/${organizationId}`;
export const acsUrl = `${base}/Consumer/metaAlias/${organizationId}/sp`;
export const user = "jane.doe@corp.example.net";
const issuer = "urn:idp";

/** A key of the tests as the lab signs with it. */
export function signerOf({ privateKey, base64 }: TestKey): Signer {
  return {
    privateKey,
    certificate: base64,
    algorithm: signatureUris["rsa-sha256"],
    digest: digestUris.sha256,
  };
}

/** Metadata of an identity provider, as Webex was given it. */
export function idpMetadata(signing: TestKey = key, entityId = issuer): string {
  return identityProviderMetadata({
    entityId,
    certificates: [signing.base64],
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    ssoUrl: "https://idp.example.com/sso",
  });
}

/** What there is to know about it, all of it met by the good response. */
export const expectation: Expectation = {
  entityId,
  acsUrls: [acsUrl],
  claim: "uid",
  addresses: [user],
  wantAssertionsSigned: true,
  idp: expectedIdp(Buffer.from(idpMetadata())),
};

/** A response as it should be, signed in both places. */
export async function goodResponse(change: Partial<LoginResponse> = {}): Promise<string> {
  return writeLoginResponse({
    id: "_response",
    assertionId: "_assertion",
    sessionIndex: "_session-8d1f6a",
    issuer,
    inResponseTo: "_request",
    destination: acsUrl,
    issued,
    authenticated: issued,
    signed: true,
    signer: signerOf(key),
    content: assertion,
    ...change,
  });
}

export const assertion = {
  nameId: { value: "g-91ffb2c07", format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" },
  attributes: [
    { name: "uid", values: [user] },
    { name: "firstname", values: ["Jane"] },
    { name: "lastname", values: ["Doe-Example"] },
  ],
  audience: entityId,
  notBefore: issued,
  notOnOrAfter: new Date("2026-03-01T12:05:00Z"),
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
  signed: true,
} satisfies LoginResponse["content"];
