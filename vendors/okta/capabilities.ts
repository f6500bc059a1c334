import type { Capabilities } from "../../saml/capabilities.ts";

/**
 * What the resource `okta:app/saml:Saml` expresses. Single logout: Okta answers Webex's requests by POST and verifies
 * them with one certificate (Okta's help, "Configure Single Logout in app integrations"). The NameID is the value of
 * the template under whatever format is set.
 */
export const oktaCapabilities: Capabilities = {
  title: "Okta",
  entityId: false,
  // At most 100: the provider's documentation of acs_endpoints.
  acs: { binding: false, index: true, isDefault: true, most: 100 },
  attributes: {
    // Okta Expression Language, "Reference user attributes".
    sources: {
      email: "user.email",
      userName: "user.login",
      externalId: 'user.getInternalProperty("id")',
      givenName: "user.firstName",
      familyName: "user.lastName",
      displayName: "user.displayName",
      title: "user.title",
      department: "user.department",
      organization: "user.organization",
      preferredLanguage: "user.preferredLanguage",
      locale: "user.locale",
      timezone: "user.timezone",
      workPhone: "user.primaryPhone",
      mobilePhone: "user.mobilePhone",
      streetAddress: "user.streetAddress",
      city: "user.city",
      region: "user.state",
      postalCode: "user.zipCode",
      country: "user.countryCode",
    },
    expressions: { pattern: /./s, example: "user.customMail" },
    reserved: [],
    groups: true,
  },
  nameId: { format: true, random: false },
  singleLogout: {
    bindings: ["POST"],
    endpoints: "one",
    sends: "responses",
    certificates: "one",
    responseUrl: false,
  },
  signature: ["algorithm", "digest", "assertion", "response"],
  encryption: [],
  clockSkew: false,
  honorForceAuthn: true,
  hideLaunchTile: true,
  groups: true,
};
