import type { TenantValues } from "../stand-in.ts";
import type { Store } from "../store.ts";
import { tenantGroups } from "../tenant-groups.ts";
import { DirectoryStore } from "./directory-store.ts";
import type { EntraWorld } from "./world.ts";

/** Makes the groups and users that a tenant names, by its own identifiers. */
export function prepareTenant(store: Store<EntraWorld>, now: () => Date, config: TenantValues): void {
  const idp = config["webex-sso:idp"] as { readonly users?: readonly string[] };
  const directory = new DirectoryStore(store, now, String(config["azuread:tenantId"]));
  const wanted = [
    ...tenantGroups(config).map((id) => ({ id, type: "Group" as const })),
    ...(idp.users ?? []).map((id) => ({ id, type: "User" as const })),
  ];
  directory.prepare(({ principals }) => {
    for (const { id, type } of wanted)
      if (!principals.some((one) => one.id === id))
        principals.push({ id, type, displayName: `${type} ${id}` });
  });
}
