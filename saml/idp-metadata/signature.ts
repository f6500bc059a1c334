import type { Certificate } from "../certificate.ts";
import { isSelfSigned, leadsToAuthority } from "../certificate-chain.ts";
import { certificateOrNone } from "../metadata/certificate-or-none.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { checkSignature } from "../xml/signature.ts";
import { readSignatureStructure } from "../xml/signature-structure.ts";

/** More keys than a rollover needs; each costs a verification. */
const mostCandidates = 8;

/**
 * What is known of the signature over an identity provider's metadata:
 * - `public-authority`: valid, by a certificate that a public certificate authority vouches for;
 * - `private-authority`: valid, by a certificate that somebody else vouches for;
 * - `self-signed`: valid, by a certificate that vouches for itself;
 * - `unknown-key`: no certificate is there that verifies it;
 * - `broken`: the content is not what was signed; `refused`: it is of a kind that nobody should take.
 */
export type IdpSignature =
  | { readonly state: "unsigned" | "unknown-key" | "broken" }
  | { readonly state: "refused"; readonly reason: string }
  | {
      readonly state: "public-authority" | "private-authority" | "self-signed";
      readonly certificate: Certificate;
      /** SHA-1. */
      readonly isLegacy: boolean;
    };

/** @example "self-signed" */
export type IdpSignatureState = IdpSignature["state"];

/**
 * Judges the signature of an identity provider's metadata.
 *
 * @param stated certificates of the document that may have signed it too.
 * @param authorities the public ones, PEM.
 */
export function idpSignatureOf(
  text: string,
  root: Element,
  stated: readonly Certificate[],
  authorities: readonly string[],
  now: Date,
): IdpSignature {
  try {
    const structure = readSignatureStructure(root);
    if (structure === undefined) return { state: "unsigned" };
    const brought = structure.keyInfoCertificates;
    const candidates = [...brought.flatMap((base64) => certificateOrNone(base64) ?? []), ...stated];
    const each = [...new Map(candidates.map((one) => [one.fingerprint, one])).values()];
    const check = checkSignature(text, structure, each.slice(0, mostCandidates));
    if (check.result === "changed") return { state: "broken" };
    if (check.result === "other-key") return { state: "unknown-key" };
    const { certificate } = check;
    const isPublic = leadsToAuthority(certificate, brought, authorities, now);
    const isOwn = isSelfSigned(certificate);
    const state = isPublic ? "public-authority" : isOwn ? "self-signed" : "private-authority";
    return { state, certificate, isLegacy: structure.legacy };
  } catch (error) {
    if (!(error instanceof WebexSsoError)) throw error;
    return { state: "refused", reason: error.message };
  }
}
