import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Tenant } from "../../stacks/tenant.ts";

/**
 * The Webex organisations whose users sign in: that of the metadata, or a partner's customers.
 *
 * @throws WebexSsoError `preflight-organization` where neither tells.
 */
export function organizationsOf({ name, config, args: { metadata } }: Tenant): readonly string[] {
  if (config.customers.length > 0) return config.customers.map(({ organizationId }) => organizationId);
  const entityId = typeof metadata === "string" ? "" : metadata.entityId;
  // https://idbroker.webex.com/<organisation> (docs/metadata.md).
  const id = /\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(entityId)?.[1];
  if (config.mode === "organization" && id !== undefined) return [id];
  throw new WebexSsoError(
    "preflight-organization",
    `${name} does not say whose users are to be read: ${config.mode === "partner" ? "it has no customers" : `the entity ID ${entityId} has no organisation ID`}. Name them with --organization ID.`,
  );
}
