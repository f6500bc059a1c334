import type { TenantValues } from "../stand-in.ts";
import type { Store } from "../store.ts";
import { tenantGroups } from "../tenant-groups.ts";
import { pingOneConsole } from "./console.ts";
import { EnvironmentStore } from "./environment-store.ts";
import type { PingOneWorld } from "./world.ts";

/** Makes the key and the groups that a tenant names, by its own identifiers. */
export async function prepareTenant(
  store: Store<PingOneWorld>,
  now: () => Date,
  config: TenantValues,
): Promise<void> {
  const idp = config["webex-sso:idp"] as { readonly environmentId: string; readonly signingKey: string };
  const environment = new EnvironmentStore(store, idp.environmentId);
  await pingOneConsole(environment, now).addKey(idp.signingKey);
  environment.prepare(({ groups }) => {
    for (const id of tenantGroups(config))
      if (!groups.some((group) => group.id === id)) groups.push({ id, name: `Group ${id}` });
  });
}
