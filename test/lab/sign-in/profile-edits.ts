import type { RefusalCause } from "../../../saml/webex-refusals.ts";
import { acsUrl, organization } from "./response-fixture.ts";

const { entityId } = organization.description;
const restriction = `<saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction>`;
const confirmed = 'NotOnOrAfter="2026-03-01T12:05:00.000Z" Recipient';
const bearer = /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/;
const authnStatement = /<saml:AuthnStatement.*<\/saml:AuthnStatement>/;
const second = (confirmation: string) => (xml: string) =>
  xml.replace(bearer, (found) => `${confirmation}${found}`);

type Edit = (xml: string) => string;
const replace =
  (from: string | RegExp, to: string): Edit =>
  (xml) =>
    xml.replace(from, to);
/** Of the assertion, whose element is the second to have them. */
const inAssertion =
  (from: string, to: string): Edit =>
  (xml) => {
    const [response = "", assertion = ""] = xml.split(/(?=<saml:Assertion)/);
    return response + assertion.replace(from, to);
  };

/**
 * Edits of a good response that SAML allows: what each is, where SAML says so, and the edit. Webex documents none of
 * this.
 */
export const acceptedEdits: readonly (readonly [name: string, source: string, edit: Edit])[] = [
  [
    "two audiences, Webex's second",
    "core §2.5.1.4",
    replace("<saml:Audience>", "<saml:Audience>urn:other</saml:Audience><saml:Audience>"),
  ],
  ["two restrictions that both name Webex", "core §2.5.1.4", replace(restriction, restriction + restriction)],
  ["no NotBefore", "core §2.5.1", replace(/ NotBefore="[^"]*"/, "")],
  [
    "no NotOnOrAfter in Conditions",
    "core §2.5.1",
    inAssertion(
      ' NotOnOrAfter="2026-03-01T12:05:00.000Z"><saml:AudienceRestriction',
      "><saml:AudienceRestriction",
    ),
  ],
  [
    "a NameID without Format, which is unspecified",
    "core §8.3.1",
    replace(/<saml:NameID Format="[^"]*"/, "<saml:NameID"),
  ],
  ["no Issuer of the response", "core §3.2.2", replace(/<saml:Issuer [^>]*>urn:idp<\/saml:Issuer>/, "")],
  ["no Destination of an unsigned response", "core §3.2.2", replace(` Destination="${acsUrl}"`, "")],
  [
    "a holder-of-key confirmation beside the bearer's",
    "profiles §4.1.4.2",
    second('<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"/>'),
  ],
  [
    "a bearer confirmation for another beside the right one",
    "profiles §4.1.4.2",
    second(
      '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="2026-03-01T12:05:00.000Z" InResponseTo="_request" Recipient="urn:other"/></saml:SubjectConfirmation>',
    ),
  ],
  [
    "a confirmation that ended 29 seconds ago",
    "the tolerance of Webex",
    replace(confirmed, 'NotOnOrAfter="2026-03-01T11:59:31.000Z" Recipient'),
  ],
];

/** Edits of a good response for which it has to be refused. That Webex does so is marked as uncertain. */
export const refusedEdits: readonly (readonly [name: string, cause: RefusalCause, edit: Edit])[] = [
  [
    "an assertion of another issuer",
    "sign-in-issuer",
    inAssertion("<saml:Issuer>urn:idp", "<saml:Issuer>urn:other"),
  ],
  ["an assertion without an issuer", "sign-in-issuer", inAssertion("<saml:Issuer>urn:idp", "<saml:Issuer>")],
  ["a response of version 1.1", "sign-in-version", replace('Version="2.0"', 'Version="1.1"')],
  ["an assertion of version 1.1", "sign-in-version", inAssertion('Version="2.0"', 'Version="1.1"')],
  ["a holder-of-key confirmation only", "sign-in-unconfirmed", replace("cm:bearer", "cm:holder-of-key")],
  ["no confirmation", "sign-in-unconfirmed", replace(bearer, "")],
  [
    "a bearer confirmation without data",
    "sign-in-unconfirmed",
    replace(/<saml:SubjectConfirmationData[^>]*\/>/, ""),
  ],
  ["a confirmation that never ends", "sign-in-unconfirmed", replace(confirmed, "Recipient")],
  [
    "a confirmation that ended 31 seconds ago",
    "sign-in-expired",
    replace(confirmed, 'NotOnOrAfter="2026-03-01T11:59:29.000Z" Recipient'),
  ],
  [
    "a confirmation that begins later",
    "sign-in-not-yet-valid",
    replace(confirmed, `NotBefore="2026-03-01T12:01:00Z" ${confirmed}`),
  ],
  [
    "a confirmation for another address",
    "sign-in-recipient",
    replace(/Recipient="[^"]*"/, 'Recipient="urn:other"'),
  ],
  [
    "a confirmation for another request",
    "sign-in-recipient",
    inAssertion('InResponseTo="_request"', 'InResponseTo="_other"'),
  ],
  ["a confirmation for no request", "sign-in-recipient", inAssertion(' InResponseTo="_request"', "")],
  [
    "a Destination elsewhere",
    "sign-in-recipient",
    replace(`Destination="${acsUrl}"`, 'Destination="urn:other"'),
  ],
  ["no restriction of the audience", "sign-in-audience", replace(restriction, "")],
  [
    "a second restriction, without Webex",
    "sign-in-audience",
    replace(
      restriction,
      `${restriction}<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>`,
    ),
  ],
  [
    "a second restriction, without Webex, in front",
    "sign-in-audience",
    replace(
      restriction,
      `<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>${restriction}`,
    ),
  ],
  ["a NotBefore that is no time", "sign-in-not-yet-valid", replace(/NotBefore="[^"]*"/, 'NotBefore="soon"')],
  ["no AuthnStatement", "sign-in-no-authentication", replace(authnStatement, "")],
  ["no NameID", "sign-in-name-id", replace(/<saml:NameID .*<\/saml:NameID>/, "")],
];
