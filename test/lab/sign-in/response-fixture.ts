import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { writeLoginResponse } from "../../../lab/saml/login-response.ts";
import { digestUris, signatureUris, signElement } from "../../../lab/saml/sign.ts";
import { createSigningKey } from "../../../lab/signing-key.ts";
import type { Arrived } from "../../../lab/webex/arrived.ts";
import { checkLoginResponse, type LoginVerdict } from "../../../lab/webex/check-login-response.ts";
import { importIdp, newOrganization, type Organization } from "../../../lab/webex/organization.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

type Response = Parameters<typeof writeLoginResponse>[0];

export const now = new Date("2026-03-01T12:00:00Z");
/** Of the identity provider. */
export const signingKey = await createSigningKey("CN=Identity provider", 1, now);
const signer = { ...signingKey, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 };

export const idpMetadata = identityProviderMetadata({
  entityId: "urn:idp",
  certificates: [signingKey.certificate],
  nameIdFormats: [],
  wantAuthnRequestsSigned: false,
  ssoUrl: "https://idp.example.com/sso",
});

/** It has imported `urn:idp`. */
export const organization = newOrganization(metadataXml(webexShape(makeKey())), signingKey);
importIdp(organization, idpMetadata, { now });
export const acsUrl = organization.description.acs[0]?.url ?? "";

/** A response as it should be, in parts. */
export const envelope = {
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
export const content = {
  nameId: { value: "x", format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" },
  attributes: [{ name: "uid", values: ["one-address@example.com"] }],
  audience: organization.description.entityId,
  notBefore: now,
  notOnOrAfter: new Date("2026-03-01T12:05:00Z"),
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
  signed: true,
} satisfies Response["content"];

/** A response of which something was changed before its assertion was signed. */
export async function edited(edit: (xml: string) => string): Promise<string> {
  const unsigned = { ...envelope, signed: false, content: { ...content, signed: false } };
  return signElement(edit(await writeLoginResponse(unsigned)), "/*/*[local-name(.)='Assertion']", signer);
}

/** What Webex makes of a response to its request. */
export async function verdictOn(
  xml: string,
  arrived: Partial<Arrived> = {},
  to: Organization = organization,
): Promise<LoginVerdict> {
  const [idp] = to.idps;
  if (idp === undefined) throw new Error("nothing was imported");
  const pending = { requestId: "_request", organization: to, idp, email: "one-address@example.com", xml: "" };
  return checkLoginResponse({ xml, acsUrl, pending, now, ...arrived });
}

export async function causeOf(...args: Parameters<typeof verdictOn>) {
  return (await verdictOn(...args)).refusal?.cause;
}
