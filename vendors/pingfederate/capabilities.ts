import type { Capabilities } from "../../saml/capabilities.ts";

/**
 * What an SP connection expresses (terraform-provider-pingfederate, pingfederate_idp_sp_connection). With the identity
 * mapping TRANSIENT, PingFederate makes the NameID anew for each session (its documentation, "Choosing an identity
 * mapping method"). Who may sign in is decided by its authentication policies: issuance criteria of a connection must
 * all be met, so that a list of groups, any of which suffices, cannot be said there.
 */
export const pingFederateCapabilities: Capabilities = {
  title: "PingFederate",
  entityId: false,
  acs: { binding: true, index: true, isDefault: true },
  attributes: {
    // Names of LDAP attributes (RFC 2798, RFC 4519): the adapter or policy contract must have them, or the tenant
    // names others by `expression`.
    sources: {
      email: "mail",
      userName: "uid",
      externalId: "entryUUID",
      givenName: "givenName",
      familyName: "sn",
      displayName: "displayName",
      title: "title",
      department: "departmentNumber",
      organization: "o",
      preferredLanguage: "preferredLanguage",
      workPhone: "telephoneNumber",
      mobilePhone: "mobile",
      streetAddress: "street",
      city: "l",
      region: "st",
      postalCode: "postalCode",
      country: "c",
    },
    expressions: { pattern: /./s, example: "corporateMail" },
    reserved: ["SAML_SUBJECT"],
    groups: false,
  },
  nameId: { format: true, random: true },
  singleLogout: {
    bindings: ["POST", "Redirect"],
    endpoints: "many",
    sends: "requests-and-responses",
    certificates: "many",
    responseUrl: true,
  },
  signature: ["algorithm", "digest", "assertion", "response"],
  encryption: ["aes128-cbc", "aes256-cbc"],
  clockSkew: true,
  // `assertionLifetime.minutesBefore` is required; 5 is what PingFederate's console proposes.
  clockSkewDefault: 5,
  honorForceAuthn: false,
  hideLaunchTile: false,
  groups: false,
};
