import type { FindingCode } from "../../finding-catalogue.ts";

/** What a failure of the WebEx XML API means, by its exceptionID or that of one of its sub-errors. */
export interface XmlApiFailure {
  readonly code: FindingCode;
  readonly meaning: string;
  readonly fix: string;
}

const waysOut =
  "AuthenticateUser takes an assertion of the site's own SSO only (Site Administration): signed, current, begun at the identity provider (without InResponseTo), for the site's SP ID, in base64. A trust of Control Hub issues none such. Without it: a site administrator's own password, a partner SAML configuration (by change request to Webex), or a Webex access token in its place.";

/** To explain one more, add a row. Source: Cisco's answers in its developer forum (thread 86845). */
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
};

/** What the site's clusters call themselves. */
export const gsbMeanings: Readonly<Record<string, string>> = {
  PRIMARY: "the site's primary cluster answered",
  BACKUP: "the site's backup cluster answered",
};
