import type { Judged, JudgedField } from "../policies/field.ts";
import type { Readings } from "../policies/reading.ts";
import { type Certificate, daysLeft } from "../saml/certificate.ts";
import { by } from "../saml/sort.ts";
import type { CertificateReview } from "./tenant-review.ts";

/** The certificates of a trust as far as its resources show them, the first to end first. */
export function certificatesOf(readings: Readings, now: Date): CertificateReview[] {
  const known = <Field extends JudgedField>(field: Field): Judged[Field] | undefined => {
    const reading = readings(field);
    return reading.state === "known" ? (reading.value as Judged[Field]) : undefined;
  };
  const encryption = known("encryption") ?? "off";
  const encrypting =
    encryption === "off" || encryption.certificate === undefined ? [] : [encryption.certificate];
  return [
    ...(known("signingCertificates") ?? []).map(({ name, notAfter }) => row("signs", name, notAfter, now)),
    ...[...(known("logoutCertificates") ?? [])].map((one) =>
      row("verifies logout", one.fingerprint, one.notAfter, now),
    ),
    ...encrypting.map((one) => row("encrypts", one.fingerprint, one.notAfter, now)),
  ].sort(by(({ daysLeft, name }) => `${String(daysLeft + 1_000_000).padStart(8, "0")} ${name}`));
}

function row(use: CertificateReview["use"], name: string, notAfter: string, now: Date): CertificateReview {
  return { use, name, notAfter, daysLeft: daysLeft({ notAfter } as Certificate, now) };
}
