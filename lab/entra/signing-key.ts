import { createHash } from "node:crypto";
import { selfSigned, yearsAfter } from "../self-signed.ts";
import { badRequest } from "./graph-error.ts";
import type { EntraSigningKey } from "./world.ts";

/** What may be asked of a certificate that Entra ID makes. */
export interface KeyRequest {
  readonly displayName?: string | undefined;
  /** ISO 8601. */
  readonly endDate?: string | undefined;
}

const maxYears = 3;

/** A new RSA key with a certificate of its own signature (Graph, addTokenSigningCertificate). */
export async function createSigningKey(
  { displayName = "CN=Microsoft Azure Federated SSO Certificate", endDate }: KeyRequest,
  now: Date,
): Promise<Omit<EntraSigningKey, "signKeyId" | "verifyKeyId">> {
  const latest = yearsAfter(now, maxYears);
  const ends = endDate === undefined ? latest : new Date(endDate);
  if (ends > latest || ends <= now) throw badRequest("Property endDateTime is invalid.");
  const { der, privateKey } = await selfSigned({ name: displayName, notBefore: now, notAfter: ends });
  return {
    displayName,
    startDate: seconds(now),
    endDate: seconds(ends),
    certificate: der.toString("base64"),
    thumbprint: createHash("sha1").update(der).digest("hex").toUpperCase(),
    privateKey,
  };
}

function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
