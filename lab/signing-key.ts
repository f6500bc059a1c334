import "reflect-metadata"; // the certificate library needs it to be loaded first
import { createHash } from "node:crypto";
import { X509CertificateGenerator } from "@peculiar/x509";

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

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A new RSA key with a certificate of its own signature. */
export async function createSigningKey(name: string, years: number, now: Date): Promise<SigningKey> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const expires = new Date(now);
  expires.setUTCFullYear(expires.getUTCFullYear() + years);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name,
      notBefore: now,
      notAfter: expires,
      signingAlgorithm: algorithm,
      keys,
    },
    crypto,
  );
  const der = Buffer.from(certificate.rawData);
  const { e = "", n = "" } = await crypto.subtle.exportKey("jwk", keys.publicKey);
  const thumbprint = createHash("sha256").update(der).digest("base64url");
  return {
    kid: createHash("sha256").update(n).digest("base64url"),
    created: now.toISOString(),
    expiresAt: expires.toISOString(),
    certificate: der.toString("base64"),
    thumbprint,
    e,
    n,
    privateKey: pem(Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey))),
  };
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n");
}
