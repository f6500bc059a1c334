import type { FindingCode } from "../../finding-catalogue.ts";
import type { Problem } from "../problem.ts";

/** How a problem is told of a site, which has settings and refusals of its own. */
interface Telling {
  /** Absent where it is the problem's own. */
  readonly code?: FindingCode;
  readonly fix: string;
}

const again =
  "Sign in at the identity provider again, from its own portal, record that, and build the request at once: an assertion lives for minutes.";
const configure = "Correct the application of the site at the identity provider, and sign in there again";
const form: FindingCode = "xmlapi-response-form";

/** By the code of the problem. What is not named is told as it is: tampering, and a file that cannot be read. */
const tellings: { readonly [Code in FindingCode]?: Telling } = {
  "xmlapi-in-response-to": {
    fix: "Sign in from the identity provider's own portal (an IdP-initiated sign-in: its tile or link for the site), and record the response that it posts.",
  },
  "xmlapi-encrypted": {
    fix: "Switch the encryption of assertions off in the site's application at the identity provider.",
  },
  "xmlapi-signature-unchecked": {
    fix: "Give the metadata that was imported in Site Administration with --idp-metadata.",
  },
  "xmlapi-name-id": {
    fix: "Issue the NameID in the format that the site's SSO settings name: webex-sso sheet --site prints it.",
  },
  "xmlapi-attributes": {
    fix: "Issue them with these names, in this letter case: webex-sso sheet --site prints them.",
  },
  "xmlapi-recipient": {
    fix: "Use the response of the site's own application at the identity provider.",
  },
  "xmlapi-audience": {
    fix: "Have the identity provider issue for the site's own SP ID: webex-sso sheet --site prints the values of that application.",
  },
  "sign-in-audience": {
    code: "xmlapi-audience",
    fix: "Set the audience to the SP ID (WebEx SAML Issuer) of the site's SSO settings, character by character, or give that with --sp-id.",
  },
  "sign-in-expired": { code: "xmlapi-expired", fix: again },
  "sign-in-not-yet-valid": {
    code: "xmlapi-not-yet-valid",
    fix: "Synchronise the identity provider's clock, or let its assertions begin some minutes earlier.",
  },
  "sign-in-unsigned": {
    code: "xmlapi-unsigned",
    fix: "Have the identity provider sign the assertion, and not only the response around it.",
  },
  "sign-in-status": {
    code: "xmlapi-status",
    fix: "Look into the identity provider's log: it answered, and refused the user. There is no assertion to build a request from.",
  },
  "sign-in-issuer": {
    code: "xmlapi-issuer",
    fix: "Import the metadata of the identity provider that answers in Site Administration.",
  },
  "sign-in-other-key": {
    code: "xmlapi-signature",
    fix: "Import the identity provider's present metadata in Site Administration: it signs with another certificate.",
  },
  "diagnosis-reformatted": {
    code: "xmlapi-signature",
    fix: "Give the response as it was sent, base64 or a HAR file: what a viewer has laid out anew would be refused.",
  },
  "sign-in-no-assertion": {
    code: form,
    fix: `${configure}: look at its rules on who may have an assertion.`,
  },
  "sign-in-version": { code: form, fix: `${configure}: SAML 2.0.` },
  "sign-in-unconfirmed": {
    code: form,
    fix: `${configure}: the subject is confirmed by bearer, with a NotOnOrAfter.`,
  },
  "sign-in-recipient": { code: form, fix: `${configure}: the assertion names its recipient.` },
  "sign-in-no-authentication": { code: form, fix: `${configure}: the assertion has an AuthnStatement.` },
  "sign-in-algorithm": { code: form, fix: `${configure}: it signs with RSA and SHA-256.` },
  "signature-sha1": { fix: "Have the identity provider sign with RSA and SHA-256." },
  "signature-certificate-dates": {
    fix: "Renew the signing certificate at the identity provider, and import its metadata in Site Administration again.",
  },
};

/** A problem as a site's administrator is told it; what Control Hub would show for it is of no interest. */
export function toldOfSite({ cause: _, ...problem }: Problem): Problem {
  const telling = tellings[problem.code];
  return telling === undefined ? problem : { ...problem, ...telling };
}
