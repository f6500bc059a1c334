import type { Reference } from "./reference.ts";

/** Every behaviour of Webex that the code relies on, with its source and how sure it is. */
export const webexBehaviour = {
  organizationClaim: {
    source:
      "https://www.cisco.com/c/en/us/support/docs/conferencing/webex-control-hub/222997-add-required-attribute-uid-in-adfs.html",
    mark: "documented",
  },
  partnerClaim: { source: "https://help.webex.com/article/d33her", mark: "corroborated" },
  nameIdFormats: { source: "https://help.webex.com/article/crd76f", mark: "documented" },
  /** "The first entry" is documented; what becomes of a first entry that Webex does not know is not. */
  nameIdChoice: { source: "https://help.webex.com/article/crd76f", mark: "uncertain" },
  // Of Cisco's guide for ADFS only excerpts could be read; its sibling guides have the same rule.
  nameQualifiers: { source: "https://help.webex.com/article/nyx7kubb", mark: "corroborated" },
  postResponses: { source: "https://help.webex.com/article/crd76f", mark: "documented" },
  serviceProviderStartsSignIn: { source: "https://help.webex.com/article/crd76f", mark: "documented" },
  assignment: { source: "https://help.webex.com/article/crd76f", mark: "documented" },
  acsByUrl: { source: "saml-core-2.0-os §3.4.1", mark: "uncertain" },
  /** "KeyDescriptor first" is documented; that Extensions, which SAML wants in front of it, do not count is not. */
  keyDescriptorFirst: { source: "https://help.webex.com/article/ixe4v9", mark: "documented" },
  extensionsFirst: { source: "https://help.webex.com/article/kjazkg", mark: "uncertain" },
  /** Whether Webex looks at the dates of the identity provider's certificates, or of its metadata, is not written down. */
  idpCertificateDates: { source: "https://help.webex.com/article/nstvmyo", mark: "uncertain" },
  idpMetadataExpiry: { source: "saml-metadata-2.0-os §2.3.2", mark: "uncertain" },
  idpKey: { source: "https://help.webex.com/article/ixe4v9", mark: "uncertain" },
  signsAsAsked: { source: "https://help.webex.com/article/ixe4v9", mark: "documented" },
  importOption: { source: "https://help.webex.com/article/crd76f", mark: "documented" },
  controlHubTest: { source: "https://help.webex.com/article/WBX9000037189", mark: "documented" },
  idpMetadata: { source: "https://help.webex.com/article/crd76f", mark: "documented" },
  noGcm: { source: "https://doku.tid.dfn.de/de:shibidp:config-attributes-cisco-webex", mark: "corroborated" },
  certificateRollover: { source: "https://help.webex.com/article/p7ohjh", mark: "documented" },
  signedLogout: { source: "saml-profiles-2.0-os §4.4.3", mark: "documented" },
  clockSkew: {
    source: "Cisco document 222998, SAML Assertion Expired",
    mark: "corroborated",
  },
  /** That there are rules by domain and by group is documented; in which order they are tried could not be read. */
  routingRules: { source: "https://help.webex.com/article/ngp4sr8", mark: "documented" },
  routingOrder: { source: "https://help.webex.com/article/ngp4sr8", mark: "uncertain" },
  provisioningAttributes: { source: "https://help.webex.com/article/nsjpi6h", mark: "documented" },
} as const satisfies Record<string, Reference>;
