import { createHash } from "node:crypto";
import { selfSigned, yearsAfter } from "./self-signed.ts";

/** A signing key with its certificate. The private half never leaves the state file. */
export interface SigningKey {
  readonly kid: string;
  /** ISO 8601, like the other times here. */
  readonly created: string;
  readonly expiresAt: string;
  /** DER in base64. */
  readonly certificate: string;
  readonly thumbprint: string;
  readonly e: string;
  readonly n: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

/** A new RSA key with a certificate of its own signature. */
export async function createSigningKey(name: string, years: number, now: Date): Promise<SigningKey> {
  const expires = yearsAfter(now, years);
  const { der, publicKey, privateKey } = await selfSigned({ name, notBefore: now, notAfter: expires });
  const { e = "", n = "" } = await crypto.subtle.exportKey("jwk", publicKey);
  return {
    kid: createHash("sha256").update(n).digest("base64url"),
    created: now.toISOString(),
    expiresAt: expires.toISOString(),
    certificate: der.toString("base64"),
    thumbprint: createHash("sha256").update(der).digest("base64url"),
    e,
    n,
    privateKey,
  };
}
