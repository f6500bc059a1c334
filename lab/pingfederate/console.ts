import type { PlainMap } from "../../providers/host/value.ts";
import { createSigningKey } from "../signing-key.ts";
import type { ServerApi } from "./server-api.ts";
import type { PingConnection } from "./world.ts";

/** What an administrator does in the console, behind the back of every program. */
export interface PingFederateConsole {
  readonly connections: {
    list(): PingConnection[];
    add(settings: PlainMap): PingConnection;
    remove(id: string): void;
    /** Settings by the names of the provider's inputs. */
    change(id: string, patch: PlainMap): void;
  };
  /** Makes a key pair; one of that identifier stays as it is. */
  addKey(id: string): Promise<void>;
  addAdapter(id: string, attributes: readonly string[]): void;
  addPolicyContract(id: string, attributes: readonly string[]): void;
  /** Everything that was sent to this server and wrote or was refused, in order. */
  requests(): readonly string[];
}

const keyYears = 3;

/** Opens the console of one server. */
export function pingFederateConsole(api: ServerApi, now: () => Date): PingFederateConsole {
  return {
    connections: {
      list: () => api.read().connections,
      add: (settings) => api.create(settings),
      remove: (id) => api.delete(id),
      change: (id, patch) => void api.update(id, { ...api.get(id)?.settings, ...patch }),
    },
    async addKey(id) {
      if (api.read().keys.some((key) => key.id === id)) return;
      const key = await createSigningKey(`CN=${id}, O=${api.host}, C=US`, keyYears, now());
      api.change((server) => void server.keys.push({ id, key }));
    },
    addAdapter: (id, attributes) =>
      api.change((server) => {
        server.adapters = [...server.adapters.filter((one) => one.id !== id), { id, attributes }];
      }),
    addPolicyContract: (id, attributes) =>
      api.change((server) => {
        server.contracts = [...server.contracts.filter((one) => one.id !== id), { id, attributes }];
      }),
    requests: () => api.read().requests,
  };
}
