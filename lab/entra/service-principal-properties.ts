import type { InputFailure } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRule, PropertyRules } from "../property-rules.ts";
import { tagProperties } from "./feature-tags.ts";

const text: PropertyRule = { kind: "string" };
const flag: PropertyRule = { kind: "boolean" };
const texts: PropertyRule = { kind: "set", items: text };
const modes = ["oidc", "password", "saml", "notSupported"];

/** The inputs of `azuread:index/servicePrincipal:ServicePrincipal`, less the deprecated `features`. */
export const servicePrincipalProperties: PropertyRules = {
  accountEnabled: { kind: "boolean", default: true },
  alternativeNames: texts,
  appRoleAssignmentRequired: flag,
  clientId: { kind: "string", required: true },
  description: text,
  loginUrl: text,
  notes: text,
  notificationEmailAddresses: texts,
  owners: texts,
  preferredSingleSignOnMode: text,
  samlSingleSignOn: { kind: "object", properties: { relayState: text } },
  ...tagProperties,
  useExisting: flag,
};

/** What the provider refuses in a service principal before it asks the service. */
export function checkServicePrincipal(inputs: PlainMap, resource: string): InputFailure[] {
  const { preferredSingleSignOnMode: mode, featureTags, tags } = inputs;
  const failures = checkProperties(servicePrincipalProperties, inputs, resource);
  if (typeof mode === "string" && !modes.includes(mode))
    failures.push({
      property: "preferredSingleSignOnMode",
      reason: `expected preferred_single_sign_on_mode to be one of ${JSON.stringify(modes)}, got ${mode}. Examine values at '${resource}.preferredSingleSignOnMode'.`,
    });
  if (Array.isArray(featureTags) && Array.isArray(tags))
    failures.push({
      property: "featureTags",
      reason: `"feature_tags": conflicts with tags. Examine values at '${resource}.featureTags'.`,
    });
  return failures;
}
