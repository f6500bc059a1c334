import type { IdpSignature } from "../signature.ts";
import { downloadAgain, type IdpMetadataCheck, type IdpMetadataProblem } from "./check.ts";

const lessSecure =
  "Choose the less secure option of Control Hub; it says how the file is believed, and nothing of sign-in.";

/** What is signed, and who vouches for it: it decides the option at the import. */
export const checkSignatureState: IdpMetadataCheck = function* ({ signature }) {
  yield problemOf(signature);
  if ("isLegacy" in signature && signature.isLegacy)
    yield {
      code: "idp-metadata-signature-legacy",
      message: "The signature of the file uses SHA-1, which can be forged.",
      fix: "Have the identity provider sign with SHA-256, and look whether its responses are signed with SHA-1, too.",
    };
};

function problemOf(signature: IdpSignature): IdpMetadataProblem {
  switch (signature.state) {
    case "unsigned":
      return {
        code: "idp-metadata-unsigned",
        message: "The file is not signed, as most identity providers' files are not.",
        fix: lessSecure,
      };
    case "self-signed":
      return {
        code: "idp-metadata-self-signed",
        message: `The file is signed, by the self-signed certificate ${nameOf(signature)}: that proves that it is complete, not who made it.`,
        fix: lessSecure,
      };
    case "private-authority":
      return {
        code: "idp-metadata-private-authority",
        message: `The file is signed by the certificate ${nameOf(signature)}, which no public certificate authority vouches for.`,
        fix: lessSecure,
      };
    case "public-authority":
      return {
        code: "idp-metadata-public-authority",
        message: `The file is signed by the certificate ${nameOf(signature)}, which a public certificate authority vouches for.`,
        fix: "Choose the more secure option of Control Hub.",
      };
    case "unknown-key":
      return {
        code: "idp-metadata-signature-unknown-key",
        message:
          "The file is signed, but with none of the certificates that it names, so that nobody can tell who signed it.",
        fix: `Compare it with what the identity provider publishes. ${lessSecure}`,
      };
    case "broken":
      return {
        code: "idp-metadata-signature-broken",
        message:
          "The signature of the file is broken: the content is not what was signed. Somebody changed it afterwards; an editor that reformats it is enough.",
        fix: downloadAgain,
      };
    case "refused":
      return {
        code: "idp-metadata-signature-refused",
        message: `The signature of the file is not of a kind that should be believed: ${signature.reason}.`,
        fix: downloadAgain,
      };
  }
}

function nameOf({
  certificate: { subject, fingerprint },
}: Extract<IdpSignature, { certificate: unknown }>): string {
  return `${subject} (SHA-256 ${fingerprint})`;
}
