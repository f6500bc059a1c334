import type { Mark, Reference } from "./reference.ts";
import type { webexMessages } from "./webex-message.ts";

interface Refusal {
  /** The message that users see; absent where nobody has written down what Webex shows. */
  readonly message?: keyof typeof webexMessages;
  /** Where the pairing of this cause with this message comes from. */
  readonly reference: Reference;
  /** What mends it, whatever the identity provider. */
  readonly fix: string;
}

const page = "https://help.webex.com/article/ixe4v9";
const shows = (
  message: keyof typeof webexMessages,
  mark: Mark,
  fix: string,
  source: string = page,
): Refusal => ({
  message,
  reference: { source, mark },
  fix,
});
/** Something that SAML demands; what Webex makes of it is written nowhere. */
const unwritten = (source: string, fix: string): Refusal => ({
  reference: { source, mark: "uncertain" },
  fix,
});

/**
 * Every cause for which Webex refuses a sign-in or a logout, with the message that it shows for it. The cause is what
 * is known; the message is likely, as its mark says: headings and paragraphs of Webex's page have slipped.
 */
export const webexRefusals = {
  "sign-in-expired": shows(
    "time",
    "uncertain",
    "Synchronise the identity provider's clock, and give its assertions a lifetime of some minutes.",
  ),
  "sign-in-not-yet-valid": shows(
    "time",
    "corroborated",
    "Synchronise the identity provider's clock, or set webex-sso:clockSkewMinutes.",
    "Cisco document 222998, SAML Assertion Expired",
  ),
  "sign-in-status": shows(
    "status",
    "corroborated",
    "Look into the identity provider's log: it answered, and refused the request or the user.",
  ),
  "sign-in-claim-missing": shows(
    "user",
    "corroborated",
    "Issue the attribute uid (partner: mail) with exactly this letter case.",
    "https://www.cisco.com/c/en/us/support/docs/conferencing/webex-control-hub/222997-add-required-attribute-uid-in-adfs.html",
  ),
  "sign-in-other-user": shows(
    "user",
    "corroborated",
    "Let webex-sso:claimSource name the attribute that holds an address which Webex knows of the user, or correct the user's addresses.",
  ),
  "sign-in-no-certificate": shows(
    "signature",
    "documented",
    "Import the identity provider's metadata with its signing certificate.",
  ),
  "sign-in-certificate-not-first": shows(
    "signature",
    "documented",
    "Move KeyDescriptor to the front of IDPSSODescriptor, and import the metadata again.",
  ),
  "sign-in-other-key": shows(
    "signature",
    "uncertain",
    "Import the identity provider's present metadata in Control Hub: it signs with another certificate.",
  ),
  "sign-in-unsigned": shows("signature", "uncertain", "Have the identity provider sign its assertions."),
  "sign-in-no-assertion": shows(
    "assertion",
    "documented",
    "Have the identity provider send an assertion: look at its rules on who may have one.",
  ),
  "sign-in-cipher": shows(
    "decryption",
    "corroborated",
    "Encrypt with AES in CBC mode, or not at all: Webex cannot do AES-GCM.",
    "https://doku.tid.dfn.de/de:shibidp:config-attributes-cisco-webex",
  ),
  "sign-in-encryption-key": shows(
    "decryption",
    "documented",
    "Encrypt for the encryption certificate of the present Webex metadata, or not at all.",
  ),
  "sign-in-algorithm": shows("decryption", "uncertain", "Sign with RSA and SHA-256."),
  "sign-in-audience": shows(
    "audience",
    "documented",
    "Set the audience to the entity ID of the Webex metadata, character by character.",
  ),
  "sign-in-issuer": unwritten(
    "saml-profiles-2.0-os §4.1.4.2",
    "Import the metadata of the identity provider that answers.",
  ),
  "sign-in-version": unwritten("saml-core-2.0-os §2.3.3", "Have the identity provider send SAML 2.0."),
  "sign-in-unconfirmed": unwritten(
    "saml-profiles-2.0-os §4.1.4.2",
    "Have the identity provider confirm the subject by bearer, with a NotOnOrAfter.",
  ),
  "sign-in-no-authentication": unwritten(
    "saml-profiles-2.0-os §4.1.4.2",
    "Have the identity provider send an AuthnStatement: an assertion without one signs nobody in.",
  ),
  "sign-in-recipient": unwritten(
    "saml-profiles-2.0-os §4.1.4.2",
    "Have the identity provider answer at an ACS address of the Webex metadata, and name it as the recipient.",
  ),
  "sign-in-not-asked": unwritten(
    "saml-profiles-2.0-os §4.1.4.3",
    "Start at Webex: it takes answers to its own requests only, and each once.",
  ),
  "sign-in-name-id": unwritten(
    "https://help.webex.com/article/crd76f",
    "Issue a NameID that is transient, unspecified or an email address.",
  ),
  "import-unsigned": unwritten(
    "https://help.webex.com/article/crd76f",
    "Choose the less secure option in Control Hub: most identity providers do not sign their metadata.",
  ),
  "import-not-public": unwritten(
    "https://help.webex.com/article/crd76f",
    "Choose the less secure option in Control Hub: the other is for metadata that is signed with a certificate of a public certificate authority.",
  ),
  "import-changed": unwritten(
    "https://help.webex.com/article/crd76f",
    "Download the identity provider's metadata again, and import it as it comes.",
  ),
  "logout-no-address": shows(
    "logout",
    "documented",
    "Import identity provider metadata that has a SingleLogoutService, or do without single logout.",
  ),
  "logout-signature": shows(
    "logout",
    "documented",
    "Have the identity provider sign its logout messages with a certificate of the metadata that Webex has.",
  ),
  "logout-status": shows(
    "logout",
    "corroborated",
    "Look into the identity provider's log: it refused the logout request.",
  ),
  "logout-not-asked": unwritten(
    "saml-core-2.0-os §3.2.2",
    "Have the identity provider answer the logout request that Webex sent, by its ID.",
  ),
  "logout-destination": unwritten(
    "saml-bindings-2.0-os §3.5.5.2",
    "Have the identity provider send logout messages to the SingleLogoutService of the Webex metadata, and name it as the destination.",
  ),
  "logout-not-answered": shows(
    "logout",
    "uncertain",
    "Give the identity provider the certificates by which it verifies Webex's logout messages, and Webex's logout address.",
  ),
} as const satisfies Record<string, Refusal>;

/** @example "sign-in-expired" */
export type RefusalCause = keyof typeof webexRefusals;

/** The findings of those causes. */
export const refusalFindings = Object.fromEntries(
  Object.entries(webexRefusals).map(([cause, { reference }]) => [cause, { severity: "error", reference }]),
) as Record<RefusalCause, { readonly severity: "error"; readonly reference: Reference }>;
