import type { TenantValues } from "../stand-in.ts";
import type { Store } from "../store.ts";
import { tenantGroups } from "../tenant-groups.ts";
import type { AdfsWorld } from "./world.ts";

/** Calls the service what the tenant calls it, and makes the groups that it names. */
export function prepareTenant(store: Store<AdfsWorld>, config: TenantValues): void {
  const idp = config["webex-sso:idp"] as { readonly federationServiceIdentifier: string };
  store.change((world) => {
    world.service.Identifier = idp.federationServiceIdentifier;
    world.groups = [...new Set([...world.groups, ...tenantGroups(config)])];
  });
}
