import { X509Certificate } from "node:crypto";
import type { Certificate } from "../../saml/certificate.ts";
import { type Finding, finding } from "../../saml/finding.ts";

/** A certificate that was made for the application. */
export interface CreatedCertificate {
  readonly name: string;
  /** SHA-1 in upper-case hexadecimal digits: how Entra ID tells certificates apart. */
  readonly thumbprint: string;
  readonly endDate: string;
}

/**
 * Whether the certificate that should sign is the one that does. The plugin makes certificates and never says which
 * one signs; the application's own federation metadata does.
 *
 * @param published the signing certificates of that metadata.
 * @param created those that were made here; the last one should sign.
 */
export function activationFindings(
  subject: string,
  published: readonly Certificate[],
  created: readonly CreatedCertificate[],
): Finding[] {
  const wanted = created.at(-1);
  if (wanted === undefined || published.some((one) => thumbprintOf(one) === wanted.thumbprint)) return [];
  const [active] = published;
  const signsNow = active
    ? `Entra ID signs with ${thumbprintOf(active)} (until ${active.notAfter.slice(0, 10)})`
    : "Entra ID's metadata names no signing certificate";
  return [
    finding("idp-certificate-inactive", {
      subject,
      message: `${signsNow}, and not with ${wanted.thumbprint} ("${wanted.name}", until ${wanted.endDate.slice(0, 10)}): an administrator still has to activate certificate ${wanted.thumbprint}.`,
      fix: "In the Entra admin center: the application, Single sign-on, SAML Certificates, Edit, … beside that thumbprint, Make certificate active. Then run up again and import the new metadata in Control Hub: docs/entra.md.",
    }),
  ];
}

/** SHA-1 in upper-case hexadecimal digits, as Entra ID calls a certificate. */
export function thumbprintOf({ base64 }: Certificate): string {
  return new X509Certificate(Buffer.from(base64, "base64")).fingerprint.replaceAll(":", "");
}
