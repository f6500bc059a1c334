import type { IdpDescription } from "./idp-description.ts";
import type { SpDescription } from "./sp-description.ts";

/**
 * How Webex chooses the NameID format that it asks for. What Cisco documents, "the first entry" of the identity
 * provider's metadata (help.webex.com/article/crd76f), leaves open what happens where Webex does not know that entry.
 * OpenAM, whose addresses Webex's broker has, takes the first of its own formats that the other side has too
 * (SAML2Utils.verifyNameIDFormat). Uncertain, so that both can be tried.
 */
export type NameIdChoice = "first-in-common" | "first-of-metadata";

/** The format to ask for; undefined where neither side names one. */
export function nameIdFormatFor(
  choice: NameIdChoice,
  { nameIdFormats: own }: SpDescription,
  { nameIdFormats: theirs }: IdpDescription,
): string | undefined {
  if (theirs.length === 0) return own[0];
  if (choice === "first-of-metadata") return theirs[0];
  return own.find((format) => theirs.includes(format)) ?? theirs[0];
}
