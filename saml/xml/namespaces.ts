/** The XML namespaces that this project reads. */
export const namespaces = {
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  encryption: "http://www.w3.org/2001/04/xmlenc#",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  exclusiveC14n: "http://www.w3.org/2001/10/xml-exc-c14n#",
  xmlns: "http://www.w3.org/2000/xmlns/",
} as const;
