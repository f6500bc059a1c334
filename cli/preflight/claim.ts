import type { UserValue } from "../../saml/attribute-source.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { TenantConfig } from "../../stacks/tenant-config.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";

/** The attribute by which Webex knows the user, and where its value comes from. */
export interface Claim {
  readonly name: "uid" | "mail";
  /** Its value by its neutral name; absent where the tenant has an expression. */
  readonly value?: UserValue;
  /** The same in the identity provider's own words. */
  readonly expression: string;
}

/**
 * The claim of a tenant.
 *
 * @throws WebexSsoError `preflight-claim` where it comes from groups, or the identity provider does not have the value.
 * @example claimOf(config).expression // "user.email"
 */
export function claimOf({ mode, claimSource, idp }: TenantConfig): Claim {
  const name = mode === "organization" ? "uid" : "mail";
  if (typeof claimSource === "object" && "expression" in claimSource)
    return { name, expression: claimSource.expression };
  const { sources } = vendors[idp.kind as VendorKind].capabilities.attributes;
  const expression = typeof claimSource === "string" ? sources[claimSource as UserValue] : undefined;
  if (typeof claimSource === "string" && expression !== undefined)
    return { name, value: claimSource as UserValue, expression };
  throw new WebexSsoError(
    "preflight-claim",
    `webex-sso:claimSource is ${JSON.stringify(claimSource)}, from which ${idp.kind} cannot issue an address. Set it to email, userName or {expression: …}: docs/tenant.md.`,
  );
}

/** The values of a user that are addresses by habit: they tell who a user is, and what the claim could be instead. */
export const addressValues = ["email", "userName"] as const satisfies readonly UserValue[];
