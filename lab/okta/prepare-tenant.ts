import type { TenantValues } from "../stand-in.ts";
import type { Store } from "../store.ts";
import { tenantGroups } from "../tenant-groups.ts";
import { OrgStore } from "./org-store.ts";
import type { OktaWorld } from "./world.ts";

/** Makes the groups that a tenant names, by its own identifiers. */
export function prepareTenant(store: Store<OktaWorld>, config: TenantValues): void {
  const org = new OrgStore(store, () => new Date(), String(config["okta:orgName"]));
  org.prepare(({ groups }) => {
    for (const id of tenantGroups(config))
      if (!groups.some((group) => group.id === id))
        groups.push({ id, name: `Group ${id}`, description: "", customProfileAttributes: "{}" });
  });
}
