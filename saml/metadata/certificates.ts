import { type Certificate, daysLeft } from "../certificate.ts";
import type { ServiceProvider } from "../service-provider.ts";
import { certificatesFor, readKeyDescriptors } from "./key-descriptors.ts";
import { askCisco } from "./mend.ts";
import type { Report } from "./report.ts";

/** How long before its end a certificate is spoken of: time for a maintenance window. */
const noticeDays = 60;

type Certificates = Pick<ServiceProvider, "signingCertificates" | "encryptionCertificates">;

/** The certificates of a role, with what is to be said about their validity. */
export function readCertificates(role: Element, now: Date, report: Report): Certificates {
  const all = readKeyDescriptors(role);
  for (const each of all) {
    if (each.certificate) continue;
    const message = `A certificate for ${each.use} is no X.509 certificate in base64 and is left out.`;
    report.add("metadata-certificate-unreadable", message, askCisco(report.subject));
  }
  const signingCertificates = certificatesFor("signing", all);
  const encryptionCertificates = certificatesFor("encryption", all);
  const both = new Map(
    [...signingCertificates, ...encryptionCertificates].map((each) => [each.fingerprint, each]),
  );
  for (const certificate of both.values()) {
    const uses = [
      ...(signingCertificates.some(({ fingerprint }) => fingerprint === certificate.fingerprint)
        ? ["signing"]
        : []),
      ...(encryptionCertificates.some(({ fingerprint }) => fingerprint === certificate.fingerprint)
        ? ["encryption"]
        : []),
    ];
    reportValidity(certificate, uses.join(" and "), now, report);
  }
  return { signingCertificates, encryptionCertificates };
}

/** Reports that nothing verifies Webex's signed requests, or its logout messages. */
export function reportMissingKeys(
  provider: Omit<ServiceProvider, "signature">,
  now: Date,
  report: Report,
): void {
  const { signingCertificates, authnRequestsSigned, singleLogoutServices } = provider;
  const valid = signingCertificates.some((certificate) => isValid(certificate, now));
  if (!valid && (authnRequestsSigned || signingCertificates.length > 0)) {
    const refused = authnRequestsSigned ? "every sign-in" : "every sign-out";
    const message = `None of its ${signingCertificates.length} signing certificates is valid on ${now.toISOString()}: an identity provider would refuse ${refused}.`;
    report.add("metadata-no-valid-signing-certificate", message, renew(report.subject));
  } else if (signingCertificates.length === 0 && singleLogoutServices.length > 0) {
    const message =
      "It has single logout endpoints but no signing certificate, so that no identity provider can verify Webex's logout messages.";
    report.add(
      "metadata-no-signing-certificate",
      message,
      `${renew(report.subject)} Until then, switch single logout off for this tenant.`,
    );
  }
}

function reportValidity(certificate: Certificate, use: string, now: Date, report: Report): void {
  const { subject, fingerprint, notBefore, notAfter } = certificate;
  const name = `The ${use} certificate ${subject} (SHA-256 ${fingerprint})`;
  const days = daysLeft(certificate, now);
  if (Date.parse(notBefore) > now.getTime()) {
    const message = `${name} is not valid before ${notBefore}.`;
    report.add(
      "metadata-certificate-not-yet-valid",
      message,
      "Compare the clock of this machine; during a rollover nothing is to be done.",
    );
  } else if (Date.parse(notAfter) <= now.getTime()) {
    report.add("metadata-certificate-expired", `${name} expired on ${notAfter}.`, renew(report.subject));
  } else if (days < noticeDays) {
    report.add(
      "metadata-certificate-expires",
      `${name} expires on ${notAfter}, in ${days} days.`,
      renew(report.subject),
    );
  }
}

function isValid({ notBefore, notAfter }: Certificate, now: Date): boolean {
  return Date.parse(notBefore) <= now.getTime() && now.getTime() < Date.parse(notAfter);
}

function renew(subject: string): string {
  return `Renew the Webex SP certificate in Control Hub (Management > Organization Settings > Single sign-on) in a maintenance window, save the metadata that it then offers as ${subject}, and deploy.`;
}
