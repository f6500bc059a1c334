import type { Store } from "../store.ts";
import { federationMetadata } from "./metadata.ts";
import { createSigningKey } from "./signing-key.ts";
import type { EntraWorld } from "./world.ts";

const path = /^\/([^/]+)\/federationmetadata\/2007-06\/federationmetadata\.xml$/i;

/** Where the federation metadata of an application stands, below the origin. */
export function metadataPath(tenantId: string, appId: string): string {
  return `/${tenantId}/federationmetadata/2007-06/federationmetadata.xml?appid=${appId}`;
}

/** What a directory publishes for one application. The key that an administrator activated signs, else its own. */
export async function publishedMetadata(
  store: Store<EntraWorld>,
  now: () => Date,
  { pathname, searchParams }: URL,
): Promise<string | undefined> {
  const tenantId = path.exec(pathname)?.[1];
  const directory = store.read().directories[tenantId ?? ""];
  const one = directory?.servicePrincipals.find(({ appId }) => appId === searchParams.get("appid"));
  if (tenantId === undefined || one === undefined) return undefined;
  const active = one.keys.find(({ thumbprint }) => thumbprint === one.activeThumbprint);
  const key = active ?? directory?.directoryKey ?? (await makeDirectoryKey(store, now, tenantId));
  return federationMetadata(tenantId, key.certificate);
}

async function makeDirectoryKey(store: Store<EntraWorld>, now: () => Date, tenantId: string) {
  const made = await createSigningKey({ displayName: "CN=accounts.accesscontrol.windows.net" }, now());
  return store.change((world) => {
    const directory = world.directories[tenantId];
    const key = directory?.directoryKey ?? { signKeyId: "", verifyKeyId: "", ...made };
    if (directory) directory.directoryKey = key;
    return key;
  });
}
