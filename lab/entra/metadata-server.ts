import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Store } from "../store.ts";
import { federationMetadata } from "./metadata.ts";
import { createSigningKey } from "./signing-key.ts";
import type { EntraWorld } from "./world.ts";

/** Publishes the federation metadata of every application on the loopback interface. */
export interface MetadataServer {
  readonly url: (tenantId: string, appId: string) => string;
  close(): void;
}

/** On the port of last time where that is free: the state of a stack holds the address. */
export async function serveMetadata(store: Store<EntraWorld>, now: () => Date): Promise<MetadataServer> {
  const server = createServer(async (request, response) => {
    const xml = await metadataOf(store, now, new URL(request.url ?? "/", "http://localhost"));
    response.writeHead(xml === undefined ? 404 : 200, { "content-type": "application/samlmetadata+xml" });
    response.end(xml);
  });
  const port = await listen(server, store.read().metadataPort ?? 0);
  store.change((world) => {
    world.metadataPort = port;
  });
  return {
    url: (tenantId, appId) =>
      `http://127.0.0.1:${port}/${tenantId}/federationmetadata/2007-06/federationmetadata.xml?appid=${appId}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" && port !== 0 ? resolve(listen(server, 0)) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** The key that signs: the one that an administrator activated, else the directory's own. */
async function metadataOf(
  store: Store<EntraWorld>,
  now: () => Date,
  { pathname, searchParams }: URL,
): Promise<string | undefined> {
  const tenantId = /^\/([^/]+)\/federationmetadata\/2007-06\/federationmetadata\.xml$/i.exec(pathname)?.[1];
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
