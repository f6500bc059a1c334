import type { FieldPath } from "../policies/field.ts";
import { webexMessages } from "../saml/webex-message.ts";
import type { Effect } from "./effect.ts";

/** The values of a trust that a review speaks of. */
export type TermPath = Exclude<
  FieldPath,
  | "vendorSettings"
  | "singleLogout.binding"
  | "singleLogout.responseUrl"
  | "encryption"
  | "validity.logoutCertificates"
  | "validity.encryptionCertificate"
>;

/** What a change of a value does, as long as no rule says worse, and what users notice. */
export interface Consequence {
  readonly effect: Effect;
  readonly notice: string;
}

/** How a value is called, and what becomes of its changes. */
export interface TermWords {
  readonly title: string;
  readonly added: Consequence;
  readonly dropped: Consequence;
  readonly changed: Consequence;
}

const shown = ({ text, mark }: (typeof webexMessages)[keyof typeof webexMessages]) => `“${text} …” (${mark})`;
const is = (effect: Effect, notice: string): Consequence => ({ effect, notice });
/** A value of which there is one: it can only be changed. */
const one = (title: string, changed: Consequence): TermWords => ({
  title,
  added: changed,
  dropped: changed,
  changed,
});

const otherService = is(
  "breaks",
  "The trust is then for another Webex organisation: everybody who signs in through it today is refused. For a further organisation, add a tenant instead.",
);
const otherSignature = is(
  "changes",
  `Users notice nothing while Webex can verify it; else Webex shows ${shown(webexMessages.signature)}.`,
);
const otherIndex = is("changes", "Sign-ins for which Webex names the ACS by its index go elsewhere.");

/** By path. The words say what users notice, for a reader who has never seen a SAML message. */
export const termWords: Readonly<Record<TermPath, TermWords>> = {
  enabled: {
    ...one("state", is("changes", "Who may sign in can from now on.")),
    changed: is("changes", "Switched on, whoever may sign in can; switched off, nobody can."),
  },
  entityId: one("entity ID", otherService),
  audience: one("audience", otherService),
  nameIdFormat: one(
    "NameID format",
    is(
      "changes",
      "Webex takes transient, unspecified and emailAddress: users notice nothing. Any other it refuses. All but transient name the user in the assertion.",
    ),
  ),
  "claim.name": {
    title: "claim",
    added: is("changes", "Webex can find the user of an assertion."),
    dropped: is("breaks", `Nobody can sign in: Webex finds no user and shows ${shown(webexMessages.user)}.`),
    changed: is(
      "breaks",
      `Webex knows an organisation's users by uid and a partner's by mail. Where it still looks for the old one, nobody can sign in: it shows ${shown(webexMessages.user)}.`,
    ),
  },
  "claim.source": one(
    "claim's value",
    is(
      "changes",
      `Webex looks users up by this value. Whoever's is not one of their addresses at Webex cannot sign in and sees ${shown(webexMessages.user)}.`,
    ),
  ),
  attributes: {
    title: "attribute",
    added: is(
      "changes",
      "Where Webex maps it, it overwrites that value of the user's profile at the next sign-in.",
    ),
    dropped: is("changes", "Webex keeps the value that it has, and gets no news of it."),
    changed: is(
      "changes",
      "Where Webex maps it, the user's profile gets the other value at the next sign-in.",
    ),
  },
  "acs.url": {
    title: "ACS",
    added: is("changes", "Sign-ins that Webex starts for this address are answered from now on."),
    dropped: is(
      "changes",
      "Sign-ins that Webex starts for this address are refused by the identity provider: it must be gone from the metadata that Webex gives out.",
    ),
    changed: is("changes", ""),
  },
  "acs.index": { title: "ACS index", added: otherIndex, dropped: otherIndex, changed: otherIndex },
  "acs.binding": one("ACS binding", is("changes", "Webex takes answers by POST only.")),
  "acs.isDefault": one(
    "default ACS",
    is("changes", "Sign-ins for which Webex names no ACS are answered there from now on."),
  ),
  singleLogout: one(
    "single logout",
    is(
      "degrades",
      `Off, signing out of Webex leaves the session at the identity provider, on a shared machine for the next user; on, it ends it. Where it fails, Webex shows ${shown(webexMessages.logout)}.`,
    ),
  ),
  "singleLogout.url": {
    title: "logout address",
    added: is("changes", "Sign-out works by this address, too."),
    dropped: is("degrades", `Sign-out by this address fails: Webex shows ${shown(webexMessages.logout)}.`),
    changed: is("changes", "Answers to logout requests go elsewhere."),
  },
  "singleLogout.certificates": {
    title: "certificate that verifies Webex's logout messages",
    added: is("none", "Nothing: it is needed once Webex signs with it."),
    dropped: is(
      "degrades",
      `While Webex still signs with it, sign-out fails: ${shown(webexMessages.logout)}.`,
    ),
    changed: is("none", "Nothing."),
  },
  "signature.algorithm": one("signature algorithm", otherSignature),
  "signature.digest": one("digest algorithm", otherSignature),
  "signature.assertion": one("assertion", otherSignature),
  "signature.response": one("response", otherSignature),
  "encryption.algorithm": one(
    "encryption",
    is(
      "changes",
      `Users notice nothing while Webex can decrypt it (AES in CBC mode, with its present key); else it shows ${shown(webexMessages.decryption)}.`,
    ),
  ),
  "encryption.certificate": {
    title: "certificate that encrypts",
    added: is("changes", `Webex needs its key; else it shows ${shown(webexMessages.decryption)}.`),
    dropped: is("none", "Nothing."),
    changed: is("none", "Nothing."),
  },
  "validity.signingCertificates": {
    title: "certificate that signs",
    added: is("changes", "Import the identity provider's metadata in Control Hub before it signs."),
    dropped: is(
      "breaks",
      `Webex may know only this one: until the new metadata is imported in Control Hub nobody can sign in, and Webex shows ${shown(webexMessages.signature)}.`,
    ),
    changed: is(
      "changes",
      "Import the identity provider's metadata in Control Hub before another one signs.",
    ),
  },
  clockSkewMinutes: one(
    "clock skew",
    is("changes", `Where clocks differ by more, sign-in fails: Webex shows ${shown(webexMessages.time)}.`),
  ),
  signedRequests: one(
    "signed requests",
    is(
      "changes",
      "Asked for, the identity provider refuses every sign-in whose request Webex has not signed, or that it cannot verify.",
    ),
  ),
  honorForceAuthn: one(
    "Webex's wish for a fresh sign-in",
    is("changes", "Honoured, users sign in anew where Webex asks for it; ignored, they do not."),
  ),
  hideLaunchTile: one(
    "launch tile",
    is("hygiene", "Webex starts every sign-in: a tile that users see leads nowhere."),
  ),
  groups: {
    title: "who may sign in",
    added: is("changes", "Its members may sign in from now on."),
    dropped: is(
      "changes",
      "Its members are refused by the identity provider, unless another group lets them in.",
    ),
    changed: is("none", ""),
  },
  protect: one(
    "protection",
    is(
      "hygiene",
      "Nothing yet. Unprotected, Pulumi deletes the trust without asking, and with it everybody's sign-in.",
    ),
  ),
};
