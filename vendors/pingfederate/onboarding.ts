import type { Onboarding } from "../onboarding.ts";

export const pingFederateOnboarding: Onboarding = {
  questions: [
    {
      key: "pingfederate:httpsHost",
      message: "Address of the administrative API",
      example: "https://pingfederate.example.com:9999",
    },
    {
      key: "pingfederate:productVersion",
      message: "Version of PingFederate",
      example: "12.3.2",
    },
    {
      key: "pingfederate:username",
      message: "Administrator that Pulumi signs in as",
      example: "webex-sso",
      optional: "leave it out with an access token or OAuth",
    },
    {
      key: "idp.mapping.policyContract",
      message: "Identifier of the authentication policy contract that delivers the attributes",
      example: "default",
      optional: "leave it out to name an adapter",
      unless: "idp.mapping.adapter",
    },
    {
      key: "idp.mapping.adapter",
      message: "Identifier of the IdP adapter that authenticates the users",
      example: "HTMLFormAdapter",
      unless: "idp.mapping.policyContract",
    },
    {
      key: "idp.signingKey",
      message: "Identifier of the key pair that signs",
      example: "webexsigning2026",
    },
  ],
  secret: { key: "pingfederate:password" },
  page: "docs/pingfederate.md",
};
