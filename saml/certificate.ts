import { X509Certificate } from "node:crypto";

/** An X.509 certificate as plain data. Holds nothing secret. */
export interface Certificate {
  /** DER in base64 without line breaks and without PEM armour. */
  readonly base64: string;
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  /** ISO 8601, UTC. */
  readonly notAfter: string;
  /** SHA-256 over the DER: 64 hexadecimal digits in upper case, with colons. */
  readonly fingerprint: string;
}

/**
 * Reads the content of a ds:X509Certificate element; white space is not significant (XML Schema base64Binary).
 *
 * @throws Error when it is not a DER certificate.
 * @example readCertificate("MIIDDTCCAfWgAwIBAgI…").notAfter
 */
export function readCertificate(base64: string): Certificate {
  const der = Buffer.from(base64.replace(/\s/g, ""), "base64");
  const certificate = new X509Certificate(der);
  return {
    base64: certificate.raw.toString("base64"),
    subject: certificate.subject.replaceAll("\n", ", "),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    fingerprint: certificate.fingerprint256,
  };
}

/** The certificate with PEM armour, as vendors take it that do not take bare base64. */
export function pemOf({ base64 }: Certificate): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/**
 * Reads a certificate with PEM armour.
 *
 * @throws Error when it is not a certificate.
 */
export function readPem(pem: string): Certificate {
  return readCertificate(pem.replace(/-----(BEGIN|END) CERTIFICATE-----/g, ""));
}

/** Whole days from `now` to the end of validity; negative once it has passed. */
export function daysLeft(certificate: Certificate, now: Date): number {
  return Math.floor((Date.parse(certificate.notAfter) - now.getTime()) / 86_400_000);
}
