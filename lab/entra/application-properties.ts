import type { PropertyRule, PropertyRules } from "../property-rules.ts";
import { tagProperties } from "./feature-tags.ts";

const text: PropertyRule = { kind: "string" };
const needed: PropertyRule = { kind: "string", required: true };
const flag: PropertyRule = { kind: "boolean" };
const texts: PropertyRule = { kind: "set", items: text };
const object = (properties: PropertyRules): PropertyRule => ({ kind: "object", properties });
const redirects = object({ redirectUris: texts });

const optionalClaims: PropertyRule = {
  kind: "list",
  items: object({ additionalProperties: texts, essential: flag, name: needed, source: text }),
};
const appRole = object({
  allowedMemberTypes: { kind: "set", items: text, required: true },
  description: needed,
  displayName: needed,
  enabled: { kind: "boolean", default: true },
  id: needed,
  value: text,
});

/** The inputs of `azuread:index/application:Application`, less passwords and permission scopes. */
export const applicationProperties: PropertyRules = {
  api: object({
    knownClientApplications: texts,
    mappedClaimsEnabled: flag,
    requestedAccessTokenVersion: { kind: "integer", default: 1 },
  }),
  appRoles: { kind: "set", items: appRole },
  description: text,
  deviceOnlyAuthEnabled: flag,
  displayName: needed,
  fallbackPublicClientEnabled: flag,
  groupMembershipClaims: texts,
  identifierUris: texts,
  logoImage: text,
  marketingUrl: text,
  notes: text,
  oauth2PostResponseRequired: flag,
  optionalClaims: object({
    accessTokens: optionalClaims,
    idTokens: optionalClaims,
    saml2Tokens: optionalClaims,
  }),
  owners: texts,
  preventDuplicateNames: { kind: "boolean", default: false },
  privacyStatementUrl: text,
  publicClient: redirects,
  requiredResourceAccesses: {
    kind: "set",
    items: object({
      resourceAccesses: { kind: "list", items: object({ id: needed, type: needed }), required: true },
      resourceAppId: needed,
    }),
  },
  serviceManagementReference: text,
  signInAudience: { kind: "string", default: "AzureADMyOrg" },
  singlePageApplication: redirects,
  supportUrl: text,
  ...tagProperties,
  templateId: text,
  termsOfServiceUrl: text,
  web: object({
    homepageUrl: text,
    implicitGrant: object({ accessTokenIssuanceEnabled: flag, idTokenIssuanceEnabled: flag }),
    logoutUrl: text,
    redirectUris: texts,
  }),
};
