import type { PlainMap } from "../../providers/host/value.ts";
import { type DirectoryStore, existing, newId } from "./directory-store.ts";
import { refuseIdentifiers } from "./identifier-rules.ts";
import type { EntraApp } from "./world.ts";

const path = "/v1.0/applications";

/** What a request may set of an application beside its settings. */
export type AppChange = Partial<Pick<EntraApp, "identifierUris" | "appRoles" | "owners" | "tags">>;

/** Graph's API for applications, as far as the provider uses it. */
export class ApplicationsApi {
  readonly #directory: DirectoryStore;

  constructor(directory: DirectoryStore) {
    this.#directory = directory;
  }

  list(): EntraApp[] {
    return this.#directory.read().apps;
  }

  get(id: string): EntraApp | undefined {
    return this.list().find((app) => app.id === id);
  }

  create(settings: PlainMap, change: AppChange): EntraApp {
    return this.#directory.send(`POST ${path}`, (world) => {
      const app: EntraApp = {
        id: newId(world, "application"),
        appId: newId(world, "client"),
        templateId: "",
        settings,
        identifierUris: [],
        appRoles: [],
        owners: [],
        tags: [],
      };
      refuseIdentifiers(world, app, change.identifierUris ?? []);
      world.apps.push(Object.assign(app, change));
      return app;
    });
  }

  update(id: string, settings: PlainMap, change: AppChange): EntraApp {
    return this.#directory.send(`PATCH ${path}/${id}`, (world) => {
      const app = existing(world.apps, id);
      refuseIdentifiers(world, app, change.identifierUris ?? app.identifierUris);
      return Object.assign(app, change, { settings });
    });
  }

  /** Its service principal goes with it. */
  delete(id: string): void {
    this.#directory.send(`DELETE ${path}/${id}`, (world) => {
      const { appId } = existing(world.apps, id);
      world.apps = world.apps.filter((app) => app.id !== id);
      world.servicePrincipals = world.servicePrincipals.filter((one) => one.appId !== appId);
    });
  }
}
