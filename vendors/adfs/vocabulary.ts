import type { SignatureAlgorithm, TrustSignature } from "../../saml/trust-model.ts";

/** ADFS's words for signature algorithms. */
export const signatureAlgorithms: Partial<Record<SignatureAlgorithm, string>> = {
  "rsa-sha1": "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
};

type SignedParts = Pick<TrustSignature, "assertion" | "response">;

/** What each value of SamlResponseSignature signs; the first is ADFS's default. */
export const signedParts: Readonly<Record<string, SignedParts>> = {
  AssertionOnly: { assertion: true, response: false },
  MessageAndAssertion: { assertion: true, response: true },
  MessageOnly: { assertion: false, response: true },
};

/** SAML endpoint protocols. */
export const acsProtocol = "SAMLAssertionConsumer";
export const logoutProtocol = "SAMLLogout";
