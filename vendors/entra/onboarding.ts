import type { Onboarding } from "../onboarding.ts";

export const entraOnboarding: Onboarding = {
  questions: [
    {
      key: "azuread:tenantId",
      message: "Directory (tenant) ID of Entra ID",
      example: "44444444-4444-4444-8444-444444444444",
    },
    {
      key: "azuread:clientId",
      message: "Application (client) ID that Pulumi signs in with",
      example: "88888888-8888-4888-8888-888888888888",
      optional: "leave it out to sign in with the Azure CLI",
    },
  ],
  secret: { key: "azuread:clientSecret" },
  page: "docs/entra.md",
};
