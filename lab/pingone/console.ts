import type { PlainMap } from "../../providers/host/value.ts";
import { createSigningKey } from "../signing-key.ts";
import { type EnvironmentStore, newId } from "./environment-store.ts";
import { environmentApi } from "./session.ts";
import type { PingOneApp, PingOneCert, PingOneMapping } from "./world.ts";

/** What an administrator does in the console, behind the back of every program. */
export interface PingOneConsole {
  readonly applications: {
    list(): PingOneApp[];
    remove(id: string): void;
    /** Settings by the names of the provider's inputs. */
    change(id: string, patch: PlainMap): void;
  };
  mappings(applicationId: string): PingOneMapping[];
  removeMapping(applicationId: string, id: string): void;
  certificates(): PingOneCert[];
  /** Makes a key pair; one of that identifier stays as it is. */
  addKey(id: string): Promise<void>;
  /** Makes a group; one of that name stays as it is. Gives its identifier. */
  addGroup(name: string): string;
  /** Everything that was sent to this environment and wrote or was refused, in order. */
  requests(): readonly string[];
}

const keyYears = 3;

/** Opens the console of one environment; makes it where there is none. */
export function pingOneConsole(environment: EnvironmentStore, now: () => Date): PingOneConsole {
  environment.prepare(() => undefined);
  const { applications, mappings, certificates } = environmentApi(environment);
  return {
    applications: {
      list: () => applications.list(),
      remove: (id) => applications.delete(id),
      change: (id, patch) => void applications.update(id, { ...applications.get(id)?.settings, ...patch }),
    },
    mappings: (applicationId) => mappings.list(applicationId),
    removeMapping: (applicationId, id) => mappings.delete(applicationId, id),
    certificates: () => certificates.list(),
    async addKey(id) {
      if (environment.read().keys.some((key) => key.id === id)) return;
      const key = await createSigningKey(`CN=PingOne signing, O=${environment.id}, C=US`, keyYears, now());
      environment.prepare((world) => void world.keys.push({ id, key }));
    },
    addGroup: (name) =>
      environment.prepare((world) => {
        const known = world.groups.find((group) => group.name === name);
        if (known !== undefined) return known.id;
        const group = { id: newId(world), name };
        world.groups.push(group);
        return group.id;
      }),
    requests: () => environment.read().requests,
  };
}
