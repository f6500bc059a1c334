/** The NameID format that Webex asks for (saml-core-2.0-os §8.3.8). */
export const transientNameId = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
