import type { Onboarding } from "../onboarding.ts";

export const pingOneOnboarding: Onboarding = {
  questions: [
    {
      key: "pingone:regionCode",
      message: "Region: NA, CA, EU, AU, SG or AP",
      example: "EU",
    },
    {
      key: "pingone:environmentId",
      message: "ID of the environment of the worker application",
      example: "a0000000-0000-4000-8000-000000000001",
    },
    {
      key: "pingone:clientId",
      message: "Client ID of the worker application",
      example: "c0000000-0000-4000-8000-000000000001",
    },
    {
      key: "idp.environmentId",
      message: "ID of the environment in which the users are",
      example: "a0000000-0000-4000-8000-000000000001",
    },
    {
      key: "idp.signingKey",
      message: "ID of the key that signs",
      example: "b0000000-0000-4000-8000-000000000001",
    },
  ],
  secret: { key: "pingone:clientSecret" },
  page: "docs/pingone.md",
};
