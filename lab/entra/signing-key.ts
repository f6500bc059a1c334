import "reflect-metadata"; // the certificate library needs it to be loaded first
import { createHash } from "node:crypto";
import { X509CertificateGenerator } from "@peculiar/x509";
import { badRequest } from "./graph-error.ts";
import type { EntraSigningKey } from "./world.ts";

/** What may be asked of a certificate that Entra ID makes. */
export interface KeyRequest {
  readonly displayName?: string | undefined;
  /** ISO 8601. */
  readonly endDate?: string | undefined;
}

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const maxYears = 3;

/** A new RSA key with a certificate of its own signature (Graph, addTokenSigningCertificate). */
export async function createSigningKey(
  { displayName = "CN=Microsoft Azure Federated SSO Certificate", endDate }: KeyRequest,
  now: Date,
): Promise<Omit<EntraSigningKey, "signKeyId" | "verifyKeyId">> {
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + maxYears);
  const ends = endDate === undefined ? latest : new Date(endDate);
  if (ends > latest || ends <= now) throw badRequest("Property endDateTime is invalid.");
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: displayName, notBefore: now, notAfter: ends, signingAlgorithm: algorithm, keys },
    crypto,
  );
  const der = Buffer.from(certificate.rawData);
  return {
    displayName,
    startDate: seconds(now),
    endDate: seconds(ends),
    certificate: der.toString("base64"),
    thumbprint: createHash("sha1").update(der).digest("hex").toUpperCase(),
    privateKey: pem(Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey))),
  };
}

function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n");
}
