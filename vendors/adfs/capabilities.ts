import type { Capabilities } from "../../saml/capabilities.ts";

/** The claim rule language documents no way to write a quote inside of a text. */
const ruleText = /^[^";,{}\p{Cc}]+$/u;

/**
 * What an ADFS relying-party trust expresses (Microsoft's reference of Add-AdfsRelyingPartyTrust and
 * New-AdfsSamlEndpoint). ForceAuthn is honoured by ADFS itself and is no setting; there is no launch portal.
 */
export const adfsCapabilities: Capabilities = {
  title: "ADFS",
  entityId: true,
  text: ruleText,
  acs: { binding: true, index: true, isDefault: true },
  attributes: {
    // Names of LDAP attributes in Active Directory.
    sources: {
      email: "mail",
      userName: "userPrincipalName",
      givenName: "givenName",
      familyName: "sn",
      displayName: "displayName",
      title: "title",
      department: "department",
      organization: "company",
      preferredLanguage: "preferredLanguage",
      workPhone: "telephoneNumber",
      mobilePhone: "mobile",
      streetAddress: "streetAddress",
      city: "l",
      region: "st",
      postalCode: "postalCode",
      country: "c",
    },
    expressions: { pattern: ruleText, example: "extensionAttribute1" },
    reserved: ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"],
    groups: false,
  },
  // MSIS7070: the rules have to issue what the request asks for.
  nameId: { format: true, random: true, asRequested: true },
  singleLogout: {
    bindings: ["POST", "Redirect"],
    endpoints: "many",
    sends: "requests-and-responses",
    certificates: "many",
    responseUrl: true,
  },
  // ADFS encrypts with AES-256-CBC; the algorithm is no setting.
  encryption: ["aes256-cbc"],
  // ADFS issues NotBefore without tolerance, and Webex's clock may be behind (Cisco document 222998).
  clockSkew: true,
  clockSkewDefault: 3,
  // The digest follows the signature algorithm.
  signature: ["algorithm", "assertion", "response"],
  honorForceAuthn: false,
  hideLaunchTile: false,
  groups: true,
  groupId: {
    pattern: /^S-1(-\d+){2,}$/,
    what: "their security identifiers",
    find: '`(Get-ADGroup "Webex users").SID` in PowerShell prints one, S-1-5-21-….',
  },
};
