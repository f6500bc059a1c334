import type { TenantValues } from "./stand-in.ts";

/** The identifiers of all groups that a tenant lets in: its own, and those of a partner's customers. */
export function tenantGroups(config: TenantValues): string[] {
  const own = (config["webex-sso:groups"] ?? []) as readonly string[];
  const customers = (config["webex-sso:customers"] ?? []) as readonly {
    readonly groups?: readonly string[];
  }[];
  return [...new Set([...own, ...customers.flatMap(({ groups = [] }) => groups)])];
}
