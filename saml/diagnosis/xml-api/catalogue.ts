import type { Reference } from "../../reference.ts";

const page = { source: "docs/xmlapi.md", mark: "documented" } as const;
const reference = {
  source: "https://developer.cisco.com/docs/webex-xml-api-reference-guide/authenticateuser",
  mark: "documented",
} as const;
const answers = {
  source: "https://developer.cisco.com/docs/webex-xml-api-reference-guide/response-error-handling",
  mark: "documented",
} as const;
/** Cisco's own people say so, in its forums. */
const notAsked = { source: "https://communities.cisco.com/thread/86845", mark: "corroborated" } as const;
const wholeResponse = {
  source:
    "https://community.cisco.com/t5/cloud-collaboration/quot-validate-assertion-failed-quot-using-assertion-for-webex/m-p/3479418",
  mark: "corroborated",
} as const;
/** The numbers under which a site refuses an assertion in the browser; that the API judges alike is not written down. */
const siteErrors = { source: "https://help.webex.com/article/WBX68460", mark: "corroborated" } as const;
const siteSettings = { source: "https://help.webex.com/article/i75tebb", mark: "documented" } as const;
const signedAssertion = {
  source: "https://help.webex.com/article/WBX000022403",
  mark: "documented",
} as const;
const siteAttributes = { source: "https://help.webex.com/article/WBX67566", mark: "documented" } as const;
const unwritten = { source: "https://help.webex.com/article/WBX68460", mark: "uncertain" } as const;

const error = (source: Reference) => ({ severity: "error", reference: source }) as const;
const warning = (source: Reference) => ({ severity: "warning", reference: source }) as const;
const info = (source: Reference) => ({ severity: "info", reference: source }) as const;

/** What is reported of the WebEx XML API: its answers, and what cannot go into a request to it. */
export const xmlApiFindings = {
  "xmlapi-not-authenticated": error(notAsked),
  "xmlapi-assertion-refused": error(wholeResponse),
  "xmlapi-failure": error(answers),
  "xmlapi-unavailable": error(answers),
  "xmlapi-answer": info(reference),
  "xmlapi-no-answer": error(page),
  "xmlapi-no-response": error(wholeResponse),
  "xmlapi-in-response-to": error(notAsked),
  "xmlapi-expired": error(siteErrors),
  "xmlapi-not-yet-valid": error(siteErrors),
  "xmlapi-audience": error(siteSettings),
  "xmlapi-unsigned": error(signedAssertion),
  "xmlapi-encrypted": error(unwritten),
  "xmlapi-status": error(siteErrors),
  "xmlapi-issuer": error(siteErrors),
  "xmlapi-signature": error(siteErrors),
  "xmlapi-signature-unchecked": warning(page),
  "xmlapi-response-form": error(unwritten),
  "xmlapi-recipient": warning(unwritten),
  "xmlapi-name-id": warning(siteSettings),
  "xmlapi-attributes": warning(siteAttributes),
} as const;
