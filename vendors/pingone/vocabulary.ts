import type { Binding } from "../../saml/binding.ts";
import type { SignatureAlgorithm } from "../../saml/trust-model.ts";

/** PingOne's words for the bindings of logout messages. */
export const bindings: Partial<Record<Binding, string>> = { POST: "HTTP_POST", Redirect: "HTTP_REDIRECT" };

/** Its words for signature algorithms; the digest has the same length. SHA-1 is none of them. */
export const signatureAlgorithms: Partial<Record<SignatureAlgorithm, string>> = {
  "rsa-sha256": "SHA256withRSA",
  "rsa-sha384": "SHA384withRSA",
  "rsa-sha512": "SHA512withRSA",
};

/** The attribute mapping of the NameID; every SAML application has it. */
export const samlSubject = "saml_subject";
