import { X509Certificate } from "node:crypto";
import type { Certificate } from "./certificate.ts";

/** More certificates than a chain has. */
const longestChain = 6;

/**
 * Whether one of the authorities vouches for a certificate, through those that were brought along where need be; each of
 * them valid now, and entitled to vouch (RFC 5280 §6.1, without revocation, names and policies).
 *
 * @param brought base64, such as those beside a signature. Only the first few are looked at.
 * @param authorities PEM.
 * @example leadsToAuthority(signer, structure.keyInfoCertificates, rootCertificates, new Date())
 */
export function leadsToAuthority(
  certificate: Certificate,
  brought: readonly string[],
  authorities: readonly string[],
  now: Date,
): boolean {
  const roots = authorities.map((pem) => new X509Certificate(pem));
  const pool = [...brought.slice(0, longestChain).flatMap(certificateOrNone), ...roots];
  return leadsToRoot(x509(certificate.base64), pool, new Set(roots.map((one) => one.fingerprint256)), now, 0);
}

/** Whether a certificate was signed with its own key. */
export function isSelfSigned({ base64 }: Certificate): boolean {
  const certificate = x509(base64);
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  } catch {
    // A key of a kind that OpenSSL does not know.
    return false;
  }
}

function leadsToRoot(
  certificate: X509Certificate,
  pool: readonly X509Certificate[],
  roots: ReadonlySet<string>,
  now: Date,
  depth: number,
): boolean {
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) return false;
  if (roots.has(certificate.fingerprint256)) return true;
  if (depth === longestChain) return false;
  return pool.some(
    (issuer) =>
      issuer.fingerprint256 !== certificate.fingerprint256 &&
      issuer.ca &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      leadsToRoot(issuer, pool, roots, now, depth + 1),
  );
}

function certificateOrNone(base64: string): X509Certificate[] {
  try {
    return [x509(base64)];
  } catch {
    // What is no certificate vouches for nobody.
    return [];
  }
}

function x509(base64: string): X509Certificate {
  return new X509Certificate(Buffer.from(base64, "base64"));
}
