import type { Certificate } from "./certificate.ts";
import { by } from "./sort.ts";

/**
 * Certificates of one use in the order of preference: those valid now, the one that ends last first; then those of a
 * rollover to come, the earliest first. What has expired is left out: nothing is signed with it, and nobody may encrypt
 * with it. The one that is preferred by its fingerprint comes first of all.
 *
 * @example preferredCertificates(serviceProvider.signingCertificates, new Date())[0]?.fingerprint
 */
export function preferredCertificates(
  certificates: readonly Certificate[],
  now: Date,
  preferred?: string,
): Certificate[] {
  const alive = certificates.filter(({ notAfter }) => Date.parse(notAfter) > now.getTime());
  const valid = alive.filter((one) => isValidAt(one, now));
  const coming = alive.filter((one) => !isValidAt(one, now));
  const ordered = [
    ...valid.sort(by(({ notAfter, fingerprint }) => `${notAfter} ${fingerprint}`)).reverse(),
    ...coming.sort(by(({ notBefore, fingerprint }) => `${notBefore} ${fingerprint}`)),
  ];
  return [
    ...ordered.filter(({ fingerprint }) => fingerprint === preferred),
    ...ordered.filter(({ fingerprint }) => fingerprint !== preferred),
  ];
}

/** Whether a certificate is within its time. */
export function isValidAt({ notBefore, notAfter }: Certificate, now: Date): boolean {
  return Date.parse(notBefore) <= now.getTime() && now.getTime() < Date.parse(notAfter);
}
