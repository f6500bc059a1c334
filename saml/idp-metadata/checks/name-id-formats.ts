import { transientNameId } from "../../name-id.ts";
import type { IdpMetadataCheck } from "./check.ts";

/** Those that Cisco's guides name (help.webex.com/article/crd76f). */
const webexFormats = [
  transientNameId,
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];

/** Webex takes the first NameIDFormat of the file. The file is not rewritten for it: it would lose its signature. */
export const checkNameIdFormats: IdpMetadataCheck = function* ({ content: { nameIdFormats } }) {
  const [first] = nameIdFormats;
  if (first === transientNameId) return;
  const test =
    "Leave the file as it is, and look at the NameIDPolicy of Webex's request when you press Test SSO setup.";
  if (first === undefined)
    yield {
      code: "idp-metadata-nameid-none",
      message:
        "It names no NameIDFormat. Webex takes the first one that it finds; what it asks for without any is not documented.",
      fix: test,
    };
  else
    yield {
      code: "idp-metadata-nameid-first",
      message: `Its first NameIDFormat is ${first}, and Webex takes the first${webexFormats.includes(first) ? "" : ", though this one is none that Webex knows"}. If Webex then asks for it while the identity provider issues ${transientNameId}, some refuse the request (ADFS: MSIS7070).`,
      fix: `${test} If it is refused, let the identity provider issue that format, or publish transient first.`,
    };
};
