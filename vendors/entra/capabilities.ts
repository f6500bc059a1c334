import type { Capabilities } from "../../saml/capabilities.ts";

/**
 * What the resources of `@pulumi/azuread` express. Entra ID takes the NameID format from the request ("transient … can't
 * be configured on Azure's side", saml-claims-customization), answers at the ACS URL that the request names, honours
 * ForceAuthn always, and does single logout by Redirect only, at one address and without verifying anything
 * (single-sign-on-saml-protocol, single-sign-out-saml-protocol).
 */
export const entraCapabilities: Capabilities = {
  title: "Entra ID",
  entityId: false,
  acs: { binding: false, index: false, isDefault: false },
  attributes: {
    // Source and ID of a claims mapping policy (reference-claims-customization), written as the admin center does.
    sources: {
      email: "user.mail",
      userName: "user.userprincipalname",
      externalId: "user.objectid",
      givenName: "user.givenname",
      familyName: "user.surname",
      displayName: "user.displayname",
      title: "user.jobtitle",
      department: "user.department",
      organization: "user.companyname",
      preferredLanguage: "user.preferredlanguage",
      workPhone: "user.telephonenumber",
      mobilePhone: "user.mobilephone",
      streetAddress: "user.streetaddress",
      city: "user.city",
      region: "user.state",
      postalCode: "user.postalcode",
      country: "user.country",
    },
    expressions: {
      pattern: /^(?:(?:user|application|resource|audience|company)\.\w+|"[^"]+")$/,
      example: "user.extensionattribute1",
    },
    reserved: ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"],
    groups: false,
  },
  nameId: { format: false, random: true },
  singleLogout: {
    bindings: ["Redirect"],
    endpoints: "one",
    sends: "requests-and-responses",
    certificates: "none",
    responseUrl: false,
  },
  signature: [],
  encryption: [],
  clockSkew: false,
  honorForceAuthn: false,
  hideLaunchTile: true,
  groups: true,
  groupId: {
    pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    what: "their object IDs",
    find: "The group's page in the Entra admin center shows its object ID.",
  },
};
