import type { FindingCode } from "../../finding-catalogue.ts";

/** What a failure of the WebEx XML API means, by its exceptionID or that of one of its sub-errors. */
export interface XmlApiFailure {
  readonly code: FindingCode;
  readonly meaning: string;
  readonly fix: string;
}

const waysOut =
  "AuthenticateUser takes an assertion of the site's own SSO only (Site Administration): signed, current, begun at the identity provider (without InResponseTo), for the site's SP ID, in base64. A trust of Control Hub issues none such. Without it: a site administrator's own password, a partner SAML configuration (by change request to Webex), or a Webex access token in its place.";
const credentials =
  "Check webExID and siteName (the first part of the site's address) and the password. On a site with SSO users have no password for this: send an assertion by AuthenticateUser; webex-sso xmlapi request builds the request.";

/**
 * To explain one more, add a row; the most exact one wins, and sub-errors are asked first. Sources: Cisco's answers in its
 * developer forum (threads 86845 and 3479418), the release notes of the API (42.5, 42.6), and the tests of Cisco's own
 * administration pages for 000001 and 000035.
 */
export const xmlApiFailures: Readonly<Record<string, XmlApiFailure>> = {
  "030048": {
    code: "xmlapi-not-authenticated",
    meaning:
      "The site has issued no session ticket: it has no SSO of its own, or the assertion was not valid for it.",
    fix: waysOut,
  },
  AS0001: {
    code: "xmlapi-not-authenticated",
    meaning:
      "The site's authentication service refused: it has no SSO of its own, or the assertion was not valid for it.",
    fix: waysOut,
  },
  AS0062: {
    code: "xmlapi-assertion-refused",
    meaning: "The site has SSO, and holds the assertion to be invalid.",
    fix: "Send the whole response in base64, and not the assertion alone, with <protocol>SAML2.0</protocol>: without it the site takes it for SAML 1.1. webex-sso xmlapi request builds it so, and says before what the site would refuse.",
  },
  "030002": { code: "xmlapi-failure", meaning: "The user or the password is wrong.", fix: credentials },
  "030001": { code: "xmlapi-failure", meaning: "The site does not know this user.", fix: credentials },
  "000001": {
    code: "xmlapi-failure",
    meaning: "The account may not do this: it needs more rights.",
    fix: "Have a site administrator give the account the rights, or call as a site administrator.",
  },
  "000035": {
    code: "xmlapi-unavailable",
    meaning: "The site's authentication service did not answer. Nothing was judged.",
    fix: "Try again in some minutes, with a new assertion; look at status.webex.com if it stays.",
  },
  "010107": {
    code: "xmlapi-unavailable",
    meaning: "The site is suspended.",
    fix: "Ask whoever holds the site's subscription, or Webex support, to reactivate it.",
  },
};

/** What the site's clusters call themselves (Cisco's reference, Response Error Handling). */
export const gsbMeanings: Readonly<Record<string, string>> = {
  PRIMARY: "the site's primary cluster answered",
  BACKUP:
    "the site's backup cluster answered: daily or weekly maintenance, or an outage; that alone is no reason for a refusal",
};
