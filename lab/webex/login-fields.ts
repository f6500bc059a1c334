import { Extractor } from "samlify";
import type { NameId } from "../saml/login-response.ts";
import type { readMessage } from "../saml/read-message.ts";

/** What is read of a response before anything of it is believed. */
export const responseFields = {
  inResponseTo: { path: ["Response"], attribute: "InResponseTo" },
  destination: { path: ["Response"], attribute: "Destination" },
  issuer: { path: ["Response", "Issuer"] },
  status: { path: ["Response", "Status", "StatusCode"], attribute: "Value" },
  below: { path: ["Response", "Status", "StatusCode", "StatusCode"], attribute: "Value" },
};
const subject = ["Assertion", "Subject"];
const confirmation = [...subject, "SubjectConfirmation", "SubjectConfirmationData"];
/** What is read of an assertion that a signature covers. */
export const assertionFields = {
  issuer: { path: ["Assertion", "Issuer"] },
  audience: { path: ["Assertion", "Conditions", "AudienceRestriction", "Audience"] },
  notBefore: { path: ["Assertion", "Conditions"], attribute: "NotBefore" },
  notOnOrAfter: { path: ["Assertion", "Conditions"], attribute: "NotOnOrAfter" },
  nameId: { path: [...subject, "NameID"] },
  format: { path: [...subject, "NameID"], attribute: "Format" },
  nameQualifier: { path: [...subject, "NameID"], attribute: "NameQualifier" },
  spNameQualifier: { path: [...subject, "NameID"], attribute: "SPNameQualifier" },
  recipient: { path: confirmation, attribute: "Recipient" },
  confirmedFor: { path: confirmation, attribute: "InResponseTo" },
  sessionIndex: { path: ["Assertion", "AuthnStatement"], attribute: "SessionIndex" },
};

/** What an assertion says. */
export type Told = ReturnType<typeof readMessage<typeof assertionFields>>;

/** The attributes by name, with every value. */
export function attributesOf(assertion: string): Record<string, readonly string[]> {
  const { attributes = {} } = Extractor.extract(assertion, Extractor.loginResponseFields(assertion));
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, [value].flat()]));
}

/** The name of the user, where there is one. */
export function nameIdOf({ nameId, format, nameQualifier, spNameQualifier }: Told): NameId | undefined {
  if (nameId === undefined) return undefined;
  return {
    value: nameId,
    format: format ?? "",
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
  };
}
