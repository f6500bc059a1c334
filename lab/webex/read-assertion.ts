import { attributeOf, childElements, textOf } from "../../saml/xml/elements.ts";
import { parseXml } from "../../saml/xml/parse.ts";
import type { NameId } from "../saml/name-id.ts";

const saml = "urn:oasis:names:tc:SAML:2.0:assertion";
const unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** How the user may be confirmed (saml-core-2.0-os §2.4.1.1); times as they are written. */
export interface Confirmation {
  readonly method: string | undefined;
  readonly recipient: string | undefined;
  readonly inResponseTo: string | undefined;
  readonly notBefore: string | undefined;
  readonly notOnOrAfter: string | undefined;
}

/** What an assertion says; times as they are written. */
export interface Told {
  readonly version: string | undefined;
  readonly issuer: string | undefined;
  readonly nameId: NameId | undefined;
  readonly confirmations: readonly Confirmation[];
  readonly notBefore: string | undefined;
  readonly notOnOrAfter: string | undefined;
  /** Each restriction with its audiences. */
  readonly audiences: readonly (readonly string[])[];
  /** Whether it says that, and how, somebody has signed in. */
  readonly authenticated: boolean;
  readonly sessionIndex: string | undefined;
  /** By name, with every value. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Reads an assertion that a signature covers. @throws WebexSsoError when it is no XML. */
export function readAssertion(xml: string): Told {
  const assertion = parseXml(xml);
  const [conditions] = below(assertion, "Conditions");
  const [statement] = below(assertion, "AuthnStatement");
  const [issuer] = below(assertion, "Issuer");
  const [subject] = below(assertion, "Subject");
  const times = (element: Element | undefined) => ({
    notBefore: element && attributeOf(element, "NotBefore"),
    notOnOrAfter: element && attributeOf(element, "NotOnOrAfter"),
  });
  return {
    version: attributeOf(assertion, "Version"),
    issuer: issuer && textOf(issuer),
    nameId: nameIdOf(below(subject, "NameID")[0]),
    confirmations: below(subject, "SubjectConfirmation").map((one) => {
      const [data] = below(one, "SubjectConfirmationData");
      return {
        method: attributeOf(one, "Method"),
        recipient: data && attributeOf(data, "Recipient"),
        inResponseTo: data && attributeOf(data, "InResponseTo"),
        ...times(data),
      };
    }),
    ...times(conditions),
    audiences: below(conditions, "AudienceRestriction").map((one) => below(one, "Audience").map(textOf)),
    authenticated: statement !== undefined,
    sessionIndex: statement && attributeOf(statement, "SessionIndex"),
    attributes: Object.fromEntries(
      below(assertion, "AttributeStatement")
        .flatMap((one) => below(one, "Attribute"))
        .map((one) => [attributeOf(one, "Name") ?? "", below(one, "AttributeValue").map(textOf)]),
    ),
  };
}

/** A format that is not stated is unspecified (saml-core-2.0-os §2.2.2). */
function nameIdOf(element: Element | undefined): NameId | undefined {
  if (element === undefined || textOf(element) === "") return undefined;
  const nameQualifier = attributeOf(element, "NameQualifier");
  const spNameQualifier = attributeOf(element, "SPNameQualifier");
  return {
    value: textOf(element),
    format: attributeOf(element, "Format") ?? unspecified,
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
  };
}

function below(parent: Element | undefined, name: string): readonly Element[] {
  return parent === undefined ? [] : childElements(parent, saml, name);
}
