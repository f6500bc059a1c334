import { transientNameId } from "../../saml/name-id.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { check, type Rule } from "../rule.ts";

/** The other formats that Webex takes (Cisco's guides). */
const tolerated = [
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];

export const transientNameIdRule: Rule = {
  id: "transient-nameid",
  title: "The NameID is transient",
  description:
    "Webex asks for a transient NameID and knows the user by a claim. Another format either shows who the user is to everybody who reads the assertion, or contradicts the request.",
  class: "breaks-sign-in",
  breaks:
    "ADFS answers with an error where it issues another format than Webex asks for (MSIS7070). Elsewhere Webex refuses a format that it does not know; with emailAddress or unspecified sign-in works, and the NameID names the user.",
  // Cisco's guides name the formats that Webex takes (help.webex.com/article/crd76f), and no message for the others.
  prediction: "webex",
  predictions: { adfs: webexMessages.status },
  mend: `Set the NameID format to ${transientNameId}.`,
  mends: {
    okta: `Set subjectNameIdFormat to ${transientNameId}.`,
    pingfederate: "Set spBrowserSso.spSamlIdentityMapping to TRANSIENT.",
    pingone: `Set samlOptions.nameidFormat to ${transientNameId}.`,
    adfs: `Issue the NameID with Properties["…/claimproperties/format"] = "${transientNameId}".`,
  },
  checks: [
    check("nameIdFormat", ["nameIdFormat"], function* (format, { capabilities }) {
      if (format === transientNameId) return;
      yield {
        path: "nameIdFormat",
        message: "The NameID format is {value}.",
        value: format,
        ...(tolerated.includes(format ?? "") && !capabilities.nameId.asRequested ? { class: "hygiene" } : {}),
      };
    }),
  ],
  remediable: true,
};
