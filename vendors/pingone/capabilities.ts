import type { Capabilities } from "../../saml/capabilities.ts";

/**
 * What a SAML application expresses (terraform-provider-pingone, pingone_application). ACS endpoints are a set of URLs,
 * of which the service takes the first for the default. `spEncryption` has AES_128 and AES_256 without saying in which
 * mode; Webex cannot do GCM, so that encryption is not offered here. The NameID is what `saml_subject` is mapped to.
 */
export const pingOneCapabilities: Capabilities = {
  title: "PingOne",
  entityId: false,
  acs: { binding: false, index: false, isDefault: false },
  attributes: {
    // PingOne's documentation, "User attributes" and "PingOne expression language".
    sources: {
      email: "${user.email}",
      userName: "${user.username}",
      externalId: "${user.externalId}",
      givenName: "${user.name.given}",
      familyName: "${user.name.family}",
      displayName: "${user.name.formatted}",
      title: "${user.title}",
      preferredLanguage: "${user.preferredLanguage}",
      locale: "${user.locale}",
      timezone: "${user.timezone}",
      workPhone: "${user.primaryPhone}",
      mobilePhone: "${user.mobilePhone}",
      streetAddress: "${user.address.streetAddress}",
      city: "${user.address.locality}",
      region: "${user.address.region}",
      postalCode: "${user.address.postalCode}",
      country: "${user.address.countryCode}",
    },
    expressions: { pattern: /./s, example: "${user.name.given}" },
    reserved: ["saml_subject"],
    groups: false,
  },
  nameId: { format: true, random: false },
  singleLogout: {
    bindings: ["POST", "Redirect"],
    endpoints: "one",
    sends: "requests-and-responses",
    certificates: "many",
    responseUrl: true,
  },
  signature: ["algorithm", "digest", "assertion", "response"],
  encryption: [],
  clockSkew: false,
  honorForceAuthn: false,
  hideLaunchTile: true,
  groups: true,
  groupId: {
    pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    what: "their identifiers",
    find: "The group's page in PingOne's console shows its ID under API.",
  },
};
