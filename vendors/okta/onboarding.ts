import type { Onboarding } from "../onboarding.ts";

export const oktaOnboarding: Onboarding = {
  questions: [
    {
      key: "okta:orgName",
      message: "Name of the Okta organisation, the first part of its address",
      example: "acme, of https://acme.okta.com",
    },
    {
      key: "okta:baseUrl",
      message: "Domain of its address",
      example: "okta.com, okta-emea.com or oktapreview.com",
      default: "okta.com",
    },
  ],
  secret: { key: "okta:apiToken" },
  page: "docs/okta.md",
};
