import type { Binding } from "../../saml/binding.ts";
import type { EncryptionAlgorithm, SignatureAlgorithm } from "../../saml/trust-model.ts";

/** PingFederate's words for bindings. */
export const bindings: Partial<Record<Binding, string>> = { POST: "POST", Redirect: "REDIRECT" };

/** Its words for signature algorithms; the digest has the same length (SP connection, signing settings). */
export const signatureAlgorithms: Record<SignatureAlgorithm, string> = {
  "rsa-sha1": "SHA1withRSA",
  "rsa-sha256": "SHA256withRSA",
  "rsa-sha384": "SHA384withRSA",
  "rsa-sha512": "SHA512withRSA",
};

/** Its words for block ciphers in CBC mode; those in GCM mode are called so (`AES_256_GCM`). */
export const encryptionAlgorithms: Record<EncryptionAlgorithm, string> = {
  "aes128-cbc": "AES_128",
  "aes256-cbc": "AES_256",
};
