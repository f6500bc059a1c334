/** Claim types and properties of ADFS that the rules name (Microsoft's "The Role of Claims"). */
export const claimTypes = {
  windowsAccountName: "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname",
  authenticationInstant: "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationinstant",
  groupSid: "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid",
  upn: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
  name: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
  primarySid: "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarysid",
  permit: "http://schemas.microsoft.com/authorization/claims/permit",
  nameId: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier",
  /** Only passed from one rule to the next, never issued. */
  opaqueId: "urn:webex-sso:opaque-id",
} as const;

const properties = "http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties";

/** Properties of the NameID claim. */
export const claimProperties = {
  format: `${properties}/format`,
  nameQualifier: `${properties}/namequalifier`,
  spNameQualifier: `${properties}/spnamequalifier`,
} as const;
