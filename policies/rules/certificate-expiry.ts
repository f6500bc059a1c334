import type { Certificate } from "../../saml/certificate.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import type { FieldPath, SigningCertificate } from "../field.ts";
import { type Class, type Context, check, type Problem, type Rule } from "../rule.ts";

const day = 86_400_000;

export const certificateExpiryRule: Rule = {
  id: "certificate-expiry",
  title: "No certificate is about to end",
  description:
    "Webex's certificates end after five years (or when its public one does), the identity provider's when it says so. A new one has to be on the other side before the old one is over. One that still works stops no update, at whatever level, nor does one that has ended while the next one waits beside it: the update that brings the next one would be stopped.",
  class: "hygiene",
  stopsNothing: ["hygiene"],
  breaks:
    "When the identity provider's certificate is over, nobody can sign in; when Webex's is, single logout or decryption fails.",
  prediction: webexMessages.signature,
  mend: "Renew it, and give it to the other side before it ends: in Control Hub, Test SSO setup before you activate.",
  mends: {
    okta: "Webex's: take the new metadata's into singleLogoutCertificate. Okta's: make a new key, give Webex both certificates, then switch. webex-sso rotate leads through either (docs/rotate.md).",
    entra:
      "Stage a new certificate, give Webex both, then make the new one active: webex-sso rotate leads through it (docs/rotate.md).",
    adfs: "Webex's: requestSigningCertificate and encryptionCertificate of the new metadata. AD FS's: import its metadata in Control Hub before the rollover. webex-sso rotate leads through either (docs/rotate.md).",
    pingfederate:
      "Take the new metadata's certificates into credentials.certs: webex-sso rotate leads through it (docs/rotate.md).",
    pingone:
      "Upload the new metadata's certificate and name it in samlOptions.spVerification: webex-sso rotate leads through it (docs/rotate.md).",
  },
  checks: [
    check("logoutCertificates", ["validity.logoutCertificates"], (certificates = [], context) =>
      ending(
        certificates.map(named),
        "validity.logoutCertificates",
        "verifies Webex's logout messages",
        context,
      ),
    ),
    check("encryption", ["validity.encryptionCertificate"], (encryption = "off", context) =>
      encryption === "off" || encryption.certificate === undefined
        ? []
        : ending(
            [named(encryption.certificate)],
            "validity.encryptionCertificate",
            "encrypts assertions",
            context,
          ),
    ),
    check("signingCertificates", ["validity.signingCertificates"], (certificates = [], context) => [
      ...signing(certificates, context),
    ]),
  ],
};

/** One that waits for its turn helps nobody while another signs; but who has it is on the way. */
function* signing(certificates: readonly SigningCertificate[], context: Context): Generator<Problem> {
  const path = "validity.signingCertificates";
  const onTheWay = certificates.some(
    ({ notAfter, mayBeReplaced }) => mayBeReplaced || daysTo(notAfter, context) >= 0,
  );
  const current = certificates.filter(({ signs }) => signs);
  if (current.length > 0 || certificates.length === 1)
    return yield* ending(
      current.length > 0 ? current : certificates,
      path,
      "signs assertions",
      context,
      onTheWay,
    );
  // Which one signs nothing here says. That all are over is certain; of one alone it may be said, and stops nobody.
  const all = [...ending(certificates, path, "signs assertions", context, onTheWay)];
  if (all.length > 0) return yield* all;
  for (const one of certificates)
    for (const problem of ending([one], path, "may be the one that signs assertions", context))
      yield { ...problem, class: "hygiene" };
}

/** Whole days; negative once it is over. */
function daysTo(notAfter: string, { now }: Context): number {
  return Math.floor((Date.parse(notAfter) - now.getTime()) / day);
}

function named({ fingerprint, notAfter }: Certificate) {
  return { name: fingerprint, notAfter };
}

/**
 * One that is over while another goes on is only in the way: during a rollover both are there.
 *
 * @param onTheWay whether another one takes its place already, so that nothing is won by stopping the update.
 */
function* ending(
  certificates: readonly { readonly name: string; readonly notAfter: string }[],
  path: FieldPath,
  purpose: string,
  context: Context,
  onTheWay = certificates.some(({ notAfter }) => daysTo(notAfter, context) >= 0),
): Generator<Problem> {
  const { certificateDays } = context.thresholds;
  if (certificates.some(({ notAfter }) => daysTo(notAfter, context) >= certificateDays)) return;
  for (const { name, notAfter } of certificates) {
    const days = daysTo(notAfter, context);
    const over: Class = path === "validity.logoutCertificates" ? "degrades" : "breaks-sign-in";
    yield {
      path,
      message: `The certificate {value}, which ${purpose}, ${days < 0 ? "ended" : "ends"} on ${notAfter.slice(0, 10)}${days < 0 ? "" : `, in ${days} days`}.`,
      value: name,
      ...(days < 0 ? { class: over, ...(onTheWay ? { stops: false } : {}) } : {}),
    };
  }
}
