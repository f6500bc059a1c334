import "reflect-metadata"; // the certificate library needs it to be loaded first
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from "@peculiar/x509";
import { pem } from "./pem.ts";

/** RSA with 2048 bits and SHA-256, as every signing key of the lab is. */
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
/** As web servers have it today. */
const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A new key with a certificate of its own signature. */
export interface SelfSigned {
  readonly der: Buffer;
  readonly publicKey: CryptoKey;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

/**
 * Makes one.
 *
 * @param request `name` is the subject, `dnsName` the web server that it is for
 * @example await selfSigned({ name: "CN=Webex of the lab", notBefore: now, notAfter: yearsAfter(now, 5) })
 */
export async function selfSigned(request: {
  readonly name: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly kind?: "rsa" | "ecdsa";
  readonly dnsName?: string;
}): Promise<SelfSigned> {
  const { kind = "rsa", dnsName, ...parts } = request;
  const signingAlgorithm = kind === "rsa" ? rsa : ecdsa;
  const keys = await crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...parts,
      signingAlgorithm,
      keys,
      extensions:
        dnsName === undefined ? [] : [new SubjectAlternativeNameExtension([{ type: "dns", value: dnsName }])],
    },
    crypto,
  );
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    der: Buffer.from(certificate.rawData),
    publicKey: keys.publicKey,
    privateKey: pem("PRIVATE KEY", pkcs8),
  };
}

/** The same moment so many years later. */
export function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
