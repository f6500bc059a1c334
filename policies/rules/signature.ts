import type { TrustSignature } from "../../saml/trust-model.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { check, type Rule } from "../rule.ts";

/** @example isStrong("rsa-sha256") */
function isStrong(algorithm: string | undefined): boolean {
  return /sha(256|384|512)$/.test(algorithm ?? "");
}

export const signatureRule: Rule = {
  id: "signature",
  title: "Assertions are signed, with SHA-256 or better",
  description:
    "Webex believes an assertion by its signature. SHA-1 is broken as a digest, and Webex has asked for SHA-256 since November 2017.",
  class: "breaks-sign-in",
  breaks:
    "An unsigned assertion is refused, even in a signed response, where the metadata says WantAssertionsSigned (saml-metadata-2.0-os §2.4.4). One that is signed with SHA-1 is accepted for as long as Webex puts up with it.",
  prediction: webexMessages.signature,
  mend: "Sign assertions with RSA-SHA-256.",
  mends: {
    okta: "Set assertionSigned and responseSigned to true, signatureAlgorithm to RSA_SHA256, digestAlgorithm to SHA256.",
    pingfederate:
      "Set spBrowserSso.signAssertions and signResponseAsRequired to true, credentials.signingSettings.algorithm to SHA256withRSA.",
    pingone:
      "Set samlOptions.assertionSignedEnabled and responseIsSigned to true, idpSigningKey.algorithm to SHA256withRSA.",
    adfs: "Set samlResponseSignature to MessageAndAssertion, signatureAlgorithm to http://www.w3.org/2001/04/xmldsig-more#rsa-sha256.",
  },
  checks: [
    check(
      "signature",
      ["signature.assertion", "signature.response", "signature.algorithm", "signature.digest"],
      function* (signature, { capabilities }) {
        const { assertion, response, algorithm, digest } = signature ?? {};
        const isSetting = (part: keyof TrustSignature) => capabilities.signature.includes(part);
        if (isSetting("assertion") && assertion !== true)
          yield { path: "signature.assertion", message: "Assertions are not signed." };
        if (isSetting("response") && response !== true)
          yield { path: "signature.response", message: "Responses are not signed.", class: "hygiene" };
        if (isSetting("algorithm") && !isStrong(algorithm))
          yield {
            path: "signature.algorithm",
            message: `The signature algorithm is ${algorithm === undefined ? "not set, or not a known one" : "{value}"}.`,
            value: algorithm,
            class: "hygiene",
          };
        if (isSetting("digest") && !isStrong(digest))
          yield {
            path: "signature.digest",
            message: `The digest algorithm is ${digest === undefined ? "not set, or not a known one" : "{value}"}.`,
            value: digest,
            class: "hygiene",
          };
      },
    ),
  ],
  remediable: true,
};
