import type { Capabilities } from "../saml/capabilities.ts";
import { type RefusalCause, webexRefusals } from "../saml/webex-refusals.ts";
import { administrations } from "./administrations.ts";
import type { DiagnosisWords } from "./diagnosis-words.ts";
import { type VendorKind, vendors } from "./index.ts";

const kinds = Object.keys(administrations) as VendorKind[];

/** The vendor that an entity ID belongs to, where that can be told. */
export function vendorOf(issuer: string): VendorKind | undefined {
  return kinds.find((kind) => administrations[kind].diagnosis.issuer?.test(issuer));
}

/**
 * What mends each cause at a vendor, as a change to the tenant's configuration.
 *
 * @example mendsFor("okta")["sign-in-other-user"]
 */
export function mendsFor(kind: VendorKind): Readonly<Record<RefusalCause, string>> {
  return mends(vendors[kind].capabilities, administrations[kind].diagnosis);
}

const again = "run pulumi up --refresh, which puts back what was changed by hand";
const present = "Put the present Webex metadata in the place of webex-sso:metadata";

function mends(
  { title, attributes, clockSkew, encryption, hideLaunchTile, nameId, singleLogout }: Capabilities,
  { log, signingKey, start, clock }: DiagnosisWords,
): Readonly<Record<RefusalCause, string>> {
  const { email, userName } = attributes.sources;
  const signed = `What ${title} signs is not what the tenant's configuration gives: ${again}.`;
  const importAgain =
    "take the metadata out of the stack (pulumi stack output identityProvider) and import it in Control Hub again";
  const bringsLogout = `${present} and run pulumi up --refresh: it brings Webex's logout address${singleLogout.certificates === "none" ? "" : " and certificates"} to ${title}.`;
  return {
    "sign-in-expired": `${clock}. ${title}'s assertions live for some minutes.`,
    "sign-in-not-yet-valid": clockSkew
      ? `${clock}; until then set webex-sso:clockSkewMinutes: 5 and run pulumi up.`
      : `${clock}. ${title} has no setting that lets assertions begin earlier, so webex-sso:clockSkewMinutes does nothing here.`,
    "sign-in-status": `${title} has refused the request or the user: look into ${log}. Whether the user may sign in is in webex-sso:groups.`,
    "sign-in-claim-missing": `webex-sso:mode decides the name of the attribute (organization: uid, partner: mail), webex-sso:claimSource its value; email is ${email} in ${title}. Correct the mode, or give the user such a value, or ${again}.`,
    "sign-in-other-user": `Set webex-sso:claimSource to what holds an address that Webex knows of the user (in ${title} email is ${email}, userName is ${userName}; anything else goes as an expression, such as ${attributes.expressions.example}) and run pulumi up; or correct the user in ${title} or in Control Hub.`,
    "sign-in-no-certificate": `Webex has no certificate of ${title}: ${importAgain}.`,
    "sign-in-certificate-not-first": `Control Hub was given a file with its elements in another order: ${importAgain}, as it comes.`,
    "sign-in-other-key": `${title} signs with ${signingKey}, and Webex has the metadata of another one: run pulumi up, ${importAgain}.`,
    "sign-in-unsigned": signed,
    "sign-in-no-assertion": `${title} has no assertion for this user: look into ${log}, and at webex-sso:groups.`,
    "sign-in-cipher":
      encryption.length > 0
        ? `Set webex-sso:encryption: ${encryption[0]}, or leave the key out to have none, and run pulumi up --refresh.`
        : `The tenant's configuration encrypts nothing at ${title}, so this was set by hand: ${again}.`,
    "sign-in-encryption-key": `${present} and run pulumi up --refresh: ${title} encrypts for an old certificate of Webex.`,
    "sign-in-algorithm": `The tenant's configuration gives RSA with SHA-256: ${again}.`,
    "sign-in-audience": `${present}, if it is that of another organisation; if it is the right one, ${again}.`,
    "sign-in-issuer": `Webex has the metadata of another identity provider than the one that answers: run pulumi up, ${importAgain}.`,
    "sign-in-version": `The tenant's configuration gives SAML 2.0: ${again}.`,
    "sign-in-unconfirmed": `${title} confirms by bearer where the trust is as the tenant's configuration gives it: ${again}.`,
    "sign-in-no-authentication": `${title} says how the user has signed in where the trust is as the tenant's configuration gives it: ${again}. If it still does not, look into ${log}.`,
    "sign-in-recipient": `${present} and run pulumi up --refresh: it brings every ACS address of Webex to ${title}.`,
    "sign-in-not-asked": `Have users start at Webex, not at ${start}${hideLaunchTile ? "; webex-sso:hideLaunchTile: true takes the tile away" : ""}.`,
    "sign-in-name-id": nameId.format
      ? `The tenant's configuration gives a transient NameID: ${again}.`
      : `${title} issues the format that the request asks for: look at the NameIDPolicy of Webex's request, and ${again}.`,
    // Said of the import in Control Hub, where every vendor's metadata is alike.
    "import-unsigned": webexRefusals["import-unsigned"].fix,
    "import-not-public": webexRefusals["import-not-public"].fix,
    "import-changed": webexRefusals["import-changed"].fix,
    "logout-no-address": `Leave webex-sso:singleLogout out or set it to true, run pulumi up, ${importAgain}.`,
    "logout-signature": `${title} signs with ${signingKey}: run pulumi up, ${importAgain}.`,
    "logout-status": `Look into ${log}. ${title} knows no such session, or not by this NameID.`,
    "logout-not-asked": `Look into ${log} for the logout request that it answered, and log out once more from Webex alone: each request is answered once.`,
    "logout-destination": bringsLogout,
    "logout-not-answered": bringsLogout,
  };
}
