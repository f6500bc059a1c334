import { SamlLib } from "samlify";

/** What is known about the signatures of a message. */
export type SignatureCheck =
  /** The assertion that the signature covers; absent where the message has none. */
  | { readonly state: "valid"; readonly assertion?: string }
  | { readonly state: "unsigned" }
  | { readonly state: "wrong"; readonly reason: string };

/**
 * Checks the signatures within a message against certificates (DER in base64), and gives the assertion as it was
 * signed: nothing else of an assertion may be believed.
 */
export function checkSignature(xml: string, certificates: readonly string[]): SignatureCheck {
  if (!/<[^>]*\bSignatureValue[\s>]/.test(xml)) return { state: "unsigned" };
  // Without a certificate to compare with, the library believes the one that the message brings along.
  if (certificates.length === 0)
    return { state: "wrong", reason: "there is no certificate to verify it with" };
  try {
    const [verified, assertion] = SamlLib.verifySignature(xml, {
      metadata: { getX509Certificate: () => [...certificates] } as never,
    });
    if (!verified) return { state: "wrong", reason: "no signature verifies" };
    return { state: "valid", ...(assertion === null ? {} : { assertion }) };
  } catch (error) {
    return { state: "wrong", reason: (error as Error).message };
  }
}
