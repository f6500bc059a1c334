import { X509Certificate } from "node:crypto";
import { type Certificate, daysLeft } from "../../certificate.ts";
import { readKeyDescriptors } from "../../metadata/key-descriptors.ts";
import { isValidAt } from "../../preferred-certificates.ts";
import { downloadAgain, type IdpMetadataCheck, type IdpMetadataProblem } from "./check.ts";

/** How long before its end a certificate is spoken of: time for a maintenance window. */
const noticeDays = 60;
/** NIST SP 800-131A: below it, RSA may not sign any more. */
const leastRsaBits = 2048;

const renew =
  "Make the next signing certificate at the identity provider, import its new metadata in Control Hub, and only then let it sign.";

/** By these certificates Webex verifies every response. */
export const checkCertificates: IdpMetadataCheck = function* ({ role, content, now }) {
  const { signingCertificates } = content;
  for (const { use, certificate } of readKeyDescriptors(role))
    if (certificate === undefined && use !== "encryption")
      yield {
        code: "idp-metadata-certificate-unreadable",
        message: `A certificate for ${use} is no X.509 certificate in base64.`,
        fix: downloadAgain,
      };
  if (signingCertificates.length === 0)
    yield {
      code: "idp-metadata-no-certificate",
      message:
        "It has no signing certificate (KeyDescriptor with an X509Certificate, use signing or none): Webex could verify no response.",
      fix: "Export the metadata with its signing certificate. Some products leave it out until a signing key is chosen.",
    };
  else if (!signingCertificates.some((one) => isValidAt(one, now)))
    yield {
      code: "idp-metadata-no-valid-certificate",
      message: `None of its signing certificates is valid on ${now.toISOString()}: ${signingCertificates.map((one) => `${nameOf(one)}, ${one.notBefore} to ${one.notAfter}`).join("; ")}.`,
      fix: renew,
    };
  else for (const certificate of signingCertificates) yield* dates(certificate, now);
  for (const certificate of signingCertificates) yield* key(certificate);
};

function* dates(certificate: Certificate, now: Date): Generator<IdpMetadataProblem> {
  const { notBefore, notAfter } = certificate;
  const name = `The signing certificate ${nameOf(certificate)}`;
  const days = daysLeft(certificate, now);
  if (Date.parse(notAfter) <= now.getTime())
    yield {
      code: "idp-metadata-certificate-expired",
      message: `${name} expired on ${notAfter}. Another one is valid.`,
      fix: "Take the old certificate away at the identity provider, unless it still signs with it.",
    };
  else if (Date.parse(notBefore) > now.getTime())
    yield {
      code: "idp-metadata-certificate-not-yet-valid",
      message: `${name} is not valid before ${notBefore}.`,
      fix: "During a rollover nothing is to be done: the identity provider must not sign with it before that day.",
    };
  else if (days < noticeDays)
    yield {
      code: "idp-metadata-certificate-expires",
      message: `${name} expires on ${notAfter}, in ${days} days.`,
      fix: renew,
    };
}

function* key(certificate: Certificate): Generator<IdpMetadataProblem> {
  const { type, bits } = keyOf(certificate);
  if (type !== "rsa")
    yield {
      code: "idp-metadata-key-type",
      message: `The signing certificate ${nameOf(certificate)} has a key of the kind ${type ?? "unknown"}; Webex documents RSA with SHA-256 only.`,
      fix: "Let the identity provider sign with an RSA key of 2048 bits or more, or prove with Test SSO setup that Webex takes this one.",
    };
  else if (bits !== undefined && bits < leastRsaBits)
    yield {
      code: "idp-metadata-key-weak",
      message: `The signing certificate ${nameOf(certificate)} has an RSA key of ${bits} bits, which is no longer safe; ${leastRsaBits} are the least.`,
      fix: renew,
    };
}

function keyOf({ base64 }: Certificate): { readonly type?: string; readonly bits?: number } {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails } = new X509Certificate(
      Buffer.from(base64, "base64"),
    ).publicKey;
    const bits = asymmetricKeyDetails?.modulusLength;
    return { ...(type === undefined ? {} : { type }), ...(bits === undefined ? {} : { bits }) };
  } catch {
    // OpenSSL does not know this kind of key.
    return {};
  }
}

function nameOf({ subject, fingerprint }: Certificate): string {
  return `${subject} (SHA-256 ${fingerprint})`;
}
