import { element, type XmlNode } from "../xml-writer.ts";

/** The name of the user in an assertion or a logout request. */
export interface NameId {
  readonly value: string;
  readonly format: string;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
}

/** A name as it is written (saml-core-2.0-os §2.2.3). */
export function nameIdElement({ value, format, nameQualifier, spNameQualifier }: NameId): XmlNode {
  return element(
    "saml:NameID",
    { Format: format, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier },
    value,
  );
}
