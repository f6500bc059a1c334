/** A signature method of XML Signature that this project verifies. */
export interface SignatureMethod {
  readonly hash: "sha1" | "sha256" | "sha384" | "sha512";
  /** The only type of key that the method may meet: a mismatch is an attack or a mistake. */
  readonly keyType: "rsa" | "ec";
}

const more = "http://www.w3.org/2001/04/xmldsig-more#";

/** RFC 9231. HMAC is left out on purpose: it would turn a public certificate into a signing key. */
export const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map([
  ["http://www.w3.org/2000/09/xmldsig#rsa-sha1", { hash: "sha1", keyType: "rsa" }],
  [`${more}rsa-sha256`, { hash: "sha256", keyType: "rsa" }],
  [`${more}rsa-sha384`, { hash: "sha384", keyType: "rsa" }],
  [`${more}rsa-sha512`, { hash: "sha512", keyType: "rsa" }],
  [`${more}ecdsa-sha256`, { hash: "sha256", keyType: "ec" }],
  [`${more}ecdsa-sha384`, { hash: "sha384", keyType: "ec" }],
  [`${more}ecdsa-sha512`, { hash: "sha512", keyType: "ec" }],
]);

/** Digest methods by their identifier (RFC 9231). */
export const digestMethods: ReadonlyMap<string, SignatureMethod["hash"]> = new Map([
  ["http://www.w3.org/2000/09/xmldsig#sha1", "sha1"],
  ["http://www.w3.org/2001/04/xmlenc#sha256", "sha256"],
  [`${more}sha384`, "sha384"],
  ["http://www.w3.org/2001/04/xmlenc#sha512", "sha512"],
]);

/** The transforms that a signature over metadata may use, in this order (saml-metadata-2.0-os §3.1.3). */
export const transforms = [
  "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
  "http://www.w3.org/2001/10/xml-exc-c14n#",
] as const;

/** How SignedInfo itself may be canonicalised. */
export const canonicalizations: ReadonlySet<string> = new Set([
  "http://www.w3.org/2001/10/xml-exc-c14n#",
  "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
]);
