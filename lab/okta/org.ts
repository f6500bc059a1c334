import type { PlainMap } from "../../providers/host/value.ts";
import type { Store } from "../store.ts";
import { oktaApi } from "./api.ts";
import type { OktaApp, OktaAssignment, OktaGroup, OktaWorld } from "./world.ts";

/** What an administrator does in the console, behind the back of every program. */
export interface OktaOrgConsole {
  readonly apps: {
    list(): OktaApp[];
    add(settings: PlainMap): Promise<OktaApp>;
    remove(id: string): void;
    /** Settings by the names of the provider's inputs. */
    change(id: string, patch: PlainMap): void;
  };
  readonly groups: {
    list(): OktaGroup[];
    add(name: string): OktaGroup;
    remove(id: string): void;
  };
  readonly assignments: {
    list(appId: string): OktaAssignment[];
    add(appId: string, groupId: string): void;
    remove(appId: string, groupId: string): void;
  };
  /** Everything that was sent to this organization and wrote or was refused, in order. */
  requests(): readonly string[];
}

/** Opens the console of one organization. */
export function oktaOrg(store: Store<OktaWorld>, now: () => Date, name: string): OktaOrgConsole {
  const { apps, groups, assignments } = oktaApi(store, now, name);
  return {
    apps: {
      list: () => apps.list(),
      add: (settings) => apps.create({ status: "ACTIVE", ...settings }),
      remove: (id) => apps.delete(id),
      change: (id, patch) => void apps.update(id, { ...apps.get(id)?.settings, ...patch }),
    },
    groups: {
      list: () => groups.list(),
      add: (group) => groups.create({ name: group, description: "", customProfileAttributes: "{}" }),
      remove: (id) => groups.delete(id),
    },
    assignments: {
      list: (appId) => assignments.list(appId) ?? [],
      add: (appId, groupId) => void assignments.put({ appId, groupId, profile: "{}" }),
      remove: (appId, groupId) => assignments.delete(appId, groupId),
    },
    requests: () => store.read().orgs[name]?.requests ?? [],
  };
}
