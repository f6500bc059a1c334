import { SignedXml } from "xml-crypto";
import { pem } from "../pem.ts";

/** What a message is signed with: a key and its certificate, and the algorithms by their identifiers. */
export interface Signer {
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** DER in base64. */
  readonly certificate: string;
  readonly algorithm: string;
  readonly digest: string;
}

/** The identifiers of signature algorithms and digests (RFC 9231), by their usual names. */
export const signatureUris = {
  "rsa-sha1": "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "rsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
  "rsa-sha512": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
} as const;
export const digestUris = {
  sha1: "http://www.w3.org/2000/09/xmldsig#sha1",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
} as const;

/** Signs the element that `xpath` finds; the signature stands behind its Issuer (saml-core-2.0-os §5.4). */
export function signElement(xml: string, xpath: string, signer: Signer): string {
  const signed = new SignedXml({
    privateKey: signer.privateKey,
    publicCert: pem("CERTIFICATE", Buffer.from(signer.certificate, "base64")),
    signatureAlgorithm: signer.algorithm as never,
    canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
  });
  signed.addReference({
    xpath,
    digestAlgorithm: signer.digest as never,
    transforms: [
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/2001/10/xml-exc-c14n#",
    ],
  });
  signed.computeSignature(xml, {
    prefix: "ds",
    location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signed.getSignedXml();
}
