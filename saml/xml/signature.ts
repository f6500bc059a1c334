import { createHash, verify, X509Certificate } from "node:crypto";
import { SignedXml } from "xml-crypto";
import type { Certificate } from "../certificate.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { digestMethods, signatureMethods } from "./signature-algorithms.ts";
import type { SignatureStructure } from "./signature-structure.ts";

/**
 * What a cryptographic check says: `valid` with the bytes that were signed, `changed` when the digest does not fit
 * the content, `other-key` when no candidate's key made the signature.
 */
type SignatureCheck =
  | { readonly result: "valid"; readonly certificate: Certificate; readonly content: string }
  | { readonly result: "changed" }
  | { readonly result: "other-key" };

/**
 * Verifies a signature whose structure has been checked. Read the content from the result, never from the document
 * that was passed in: only those bytes are signed.
 *
 * @param text the document that the structure was read from
 * @param candidates certificates whose key may have signed; each gets a verifier of its own
 */
export function checkSignature(
  text: string,
  { signature, method }: SignatureStructure,
  candidates: readonly Certificate[],
): SignatureCheck {
  for (const certificate of candidates) {
    const x509 = new X509Certificate(Buffer.from(certificate.base64, "base64"));
    if (keyTypeOf(x509) !== method.keyType) continue;
    const check = checkWith(text, signature, certificate, x509.toString());
    if (check.result !== "other-key") return check;
  }
  return { result: "other-key" };
}

function checkWith(text: string, signature: Element, certificate: Certificate, pem: string): SignatureCheck {
  const verifier = new SignedXml({ publicCert: pem });
  verifier.SignatureAlgorithms = signatureAlgorithms;
  verifier.HashAlgorithms = hashAlgorithms;
  // The structure has been checked to refer to this one, and the document to have its value once: each further name
  // would be one more search through all of it.
  verifier.idAttributes = ["ID"];
  try {
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(text)) return { result: "changed" };
  } catch (error) {
    if (error instanceof OtherKey) return { result: "other-key" };
    throw new WebexSsoError("xml-signature-refused", (error as Error).message, { cause: error });
  }
  const [content] = verifier.getSignedReferences();
  return content?.startsWith("<") ? { result: "valid", certificate, content } : { result: "changed" };
}

function keyTypeOf(x509: X509Certificate): string | undefined {
  try {
    return x509.publicKey.asymmetricKeyType;
  } catch {
    // A key of a kind that OpenSSL does not know has made no signature that it could verify.
    return undefined;
  }
}

/** Tells a key that does not fit from every other failure, which xml-crypto reports with the same class. */
class OtherKey extends Error {}

/** Ours in place of the library's: it has no ECDSA and no SHA-384, and these tables are the whole allow-list. */
const signatureAlgorithms = Object.fromEntries(
  Array.from(signatureMethods, ([algorithm, { hash }]) => [
    algorithm,
    class {
      getAlgorithmName = () => algorithm;
      getSignature = () => {
        throw new Error("This project verifies metadata and signs none.");
      };
      verifySignature = (material: string, key: string, value: string) => {
        const options = { key, dsaEncoding: "ieee-p1363" } as const;
        if (verify(hash, Buffer.from(material), options, Buffer.from(value, "base64"))) return true;
        throw new OtherKey();
      };
    },
  ]),
) as unknown as SignedXml["SignatureAlgorithms"];

const hashAlgorithms = Object.fromEntries(
  Array.from(digestMethods, ([algorithm, hash]) => [
    algorithm,
    class {
      getAlgorithmName = () => algorithm;
      getHash = (content: string) => createHash(hash).update(content).digest("base64");
    },
  ]),
) as unknown as SignedXml["HashAlgorithms"];
