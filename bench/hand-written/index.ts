// What somebody would write who knows Pulumi, Okta and Webex: the resources of the tenant example-okta, by hand.
import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";

const organization = "11111111-1111-4111-8111-111111111111";
const entityId = `https://idbroker.webex.com/${organization}`;
const acs = `https://idbroker.webex.com/idb/Consumer/metaAlias/${organization}/sp`;
const attribute = (name: string, value: string) => ({
  name,
  namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
  type: "EXPRESSION",
  values: [value],
});

const application = new okta.app.Saml("webex", {
  label: "Cisco Webex",
  audience: entityId,
  subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  subjectNameIdTemplate: "${user.userName}",
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
  ssoUrl: acs,
  recipient: acs,
  destination: acs,
  acsEndpoints: [acs],
  attributeStatements: [
    attribute("firstname", "user.firstName"),
    attribute("lastname", "user.lastName"),
    attribute("uid", "user.email"),
  ],
  signatureAlgorithm: "RSA_SHA256",
  digestAlgorithm: "SHA256",
  assertionSigned: true,
  responseSigned: true,
  honorForceAuthn: true,
  hideWeb: true,
  hideIos: true,
  singleLogoutIssuer: entityId,
  singleLogoutUrl: `https://idbroker.webex.com/idb/SPSloPOST/metaAlias/${organization}/sp`,
  singleLogoutCertificate:
    "MIIC4jCCAcqgAwIBAgIIAYEEdNJ5O3IwDQYJKoZIhvcNAQELBQAwMTEvMC0GA1UEAwwmRXhhbXBsZSBvZiB3ZWJleC1zc28gKGtleSB0aHJvd24gYXdheSkwHhcNMjYwMTAxMDAwMDAwWhcNNDYwMTAxMDAwMDAwWjAxMS8wLQYDVQQDDCZFeGFtcGxlIG9mIHdlYmV4LXNzbyAoa2V5IHRocm93biBhd2F5KTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAJyeA9XxbXExWQmNOOSVF2zcl0dM95is6IG4f0VhfUHnwGwwssou8kJQMCTe+m81b8lUklyqpQM78wWqyj+tkdgCtn9Folh7J9pJaOwBePpKqgzW49BsRFBECxAsatwP0Ae+weppliYSd8f2JRzuVxdxgoU5ZckzzArP0MgniJo/dQalyuBCBVS4Nur+u2IMoeW8acPkZpV3LD2VKghoPT6+6/fmW5z/fHThZerrQqk/+hc/c60cAICDSSzZqo2G4lSGFkbOBqjG+pM9+ViwbLhDSgYQl0JikCWw0DfACK93KIi+wDd+Qzhf+32AhZKNvsmhFVS7W9ZybC8yj8+3mgsCAwEAATANBgkqhkiG9w0BAQsFAAOCAQEAenIfC+mjUee7PT+7l9lYFjBmmJE/fNPbBrxIh0TRsiVEBn5mTSYCkeZm2YI75RonlyNFQ4BgMz1WUzqB+rhx4UXIPOV8hGBHpnwVdDYhrXmDggmhRFpuPlrulgZp5jFH0HZRW6469qgVt8o7EfLFqT8nPj5fHeAMM1+JYjsYYn1SFFRyiojWoA1Jk90aUux47YApzTRvS712btLowK2+6TVWxme6U1ZIaPYnDE2Ec+5PBZCq1/TWnnv8CsmFMPCva9BzNrPGyS9ZHw03fqIHgwaJrrWavbFxn2kDBBxhcyuzqIuxg3tDad9G2H/gnnF+SKKDk2g0AEpp7VFTajH8sA==",
});
new okta.AppGroupAssignments("webex", {
  appId: application.id,
  groups: [{ id: "00g00000000001Lab5d7", profile: "{}" }],
});

export const metadata = pulumi.interpolate`${application.metadata}`;
