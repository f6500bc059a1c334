import { type Certificate, readCertificate, readPem } from "../../saml/certificate.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readOptionFile } from "../read-option-file.ts";

/**
 * Reads the certificate of a new signing key, PEM or DER.
 *
 * @throws WebexSsoError `rotation-refused` when it is none, or has ended; of a wrong call when it cannot be read.
 */
export function readNewCertificate(path: string, now: Date): Certificate {
  const bytes = readOptionFile(
    "--certificate",
    path,
    "Nothing was changed. Name the certificate of the new key.",
  );
  const text = bytes.toString("latin1");
  // Nothing of it is quoted, and it is not kept.
  if (/PRIVATE KEY/.test(text))
    throw refused(
      `${path} holds a private key, which belongs nowhere but at the identity provider. Give the certificate alone`,
    );
  let certificate: Certificate;
  try {
    certificate = bytes[0] === 0x30 ? readCertificate(bytes.toString("base64")) : readPem(text);
  } catch (cause) {
    throw refused(`${path} is no X.509 certificate. Give that of the new key, as PEM or DER`, cause);
  }
  if (Date.parse(certificate.notAfter) <= now.getTime())
    throw refused(
      `${path} is a certificate that ended on ${certificate.notAfter.slice(0, 10)}. Make a new one`,
    );
  return certificate;
}

function refused(reason: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError("rotation-refused", `Nothing was changed: ${reason}.`, { cause });
}
