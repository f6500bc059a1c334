import { type Certificate, pemOf } from "../../saml/certificate.ts";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import type { PartnerCertificate } from "./resources.ts";

/**
 * Webex's certificates in a connection: all those that verify its logout messages, so that old and new are accepted
 * during a rollover, and the one that encrypts. The first two carry the flags of which each may stand once only.
 */
export function partnerCertificates({
  singleLogout = "off",
  encryption = "off",
}: ConfiguredTrust): PartnerCertificate[] {
  const verifying = singleLogout === "off" ? [] : (singleLogout.certificates ?? []);
  const encrypting = encryption === "off" ? undefined : encryption.certificate;
  const isEncrypting = ({ fingerprint }: Certificate) => fingerprint === encrypting?.fingerprint;
  const entries = verifying.map((certificate, place) =>
    entry(certificate, {
      activeVerificationCert: true,
      primaryVerificationCert: place === 0,
      secondaryVerificationCert: place === 1,
      encryptionCert: isEncrypting(certificate),
    }),
  );
  if (encrypting === undefined || verifying.some(isEncrypting)) return entries;
  const encryptionOnly = entry(encrypting, {
    activeVerificationCert: false,
    primaryVerificationCert: false,
    secondaryVerificationCert: false,
    encryptionCert: true,
  });
  return [...entries, encryptionOnly];
}

/** An identifier of our own, as PingFederate writes them: left to it, it would differ in every plan. */
function entry(certificate: Certificate, flags: Omit<PartnerCertificate, "x509File">): PartnerCertificate {
  const id = certificate.fingerprint.replaceAll(":", "").toLowerCase().slice(0, 25);
  return { x509File: { id, fileData: pemOf(certificate) }, ...flags };
}
