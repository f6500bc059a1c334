import type { PlainMap } from "../../providers/host/value.ts";
import { type DirectoryStore, existing, newId } from "./directory-store.ts";
import { badRequest } from "./graph-error.ts";
import { createSigningKey, type KeyRequest } from "./signing-key.ts";
import { emptyServicePrincipal } from "./templates.ts";
import type { EntraServicePrincipal, EntraSigningKey } from "./world.ts";

const path = "/v1.0/servicePrincipals";

/** Graph's API for service principals, as far as the provider uses it. */
export class ServicePrincipalsApi {
  readonly #directory: DirectoryStore;

  constructor(directory: DirectoryStore) {
    this.#directory = directory;
  }

  list(): EntraServicePrincipal[] {
    return this.#directory.read().servicePrincipals;
  }

  get(id: string): EntraServicePrincipal | undefined {
    return this.list().find((one) => one.id === id);
  }

  create(appId: string, settings: PlainMap, tags: readonly string[]): EntraServicePrincipal {
    return this.#directory.send(`POST ${path}`, (world) => {
      if (!world.apps.some((app) => app.appId === appId))
        throw badRequest(
          `The appId '${appId}' of the service principal does not reference a valid application object.`,
        );
      const one = {
        ...emptyServicePrincipal(newId(world, "servicePrincipal"), appId),
        settings,
        tags: [...tags],
      };
      world.servicePrincipals.push(one);
      return one;
    });
  }

  update(
    id: string,
    settings: PlainMap,
    change: Partial<Pick<EntraServicePrincipal, "tags" | "owners">>,
  ): EntraServicePrincipal {
    return this.#directory.send(`PATCH ${path}/${id}`, (world) =>
      Object.assign(existing(world.servicePrincipals, id), change, { settings }),
    );
  }

  delete(id: string): void {
    this.#directory.send(`DELETE ${path}/${id}`, (world) => {
      existing(world.servicePrincipals, id);
      world.servicePrincipals = world.servicePrincipals.filter((one) => one.id !== id);
    });
  }

  /** The key exists from now on; it signs nothing before an administrator activates it. */
  async addTokenSigningCertificate(id: string, request: KeyRequest): Promise<EntraSigningKey> {
    const now = this.#directory.now();
    const made = await createSigningKey(request, now);
    return this.#directory.send(`POST ${path}/${id}/addTokenSigningCertificate`, (world) => {
      const key = { signKeyId: newId(world, "key"), verifyKeyId: newId(world, "key"), ...made };
      existing(world.servicePrincipals, id).keys.push(key);
      return key;
    });
  }

  setKeys(id: string, keys: readonly EntraSigningKey[]): void {
    this.#directory.send(`PATCH ${path}/${id}`, (world) => {
      existing(world.servicePrincipals, id).keys = [...keys];
    });
  }

  /** preferredTokenSigningKeyThumbprint: the provider never sends it. */
  activate(id: string, thumbprint: string): void {
    this.#directory.send(`PATCH ${path}/${id}`, (world) => {
      const one = existing(world.servicePrincipals, id);
      if (!one.keys.some((key) => key.thumbprint === thumbprint))
        throw badRequest("Property preferredTokenSigningKeyThumbprint is invalid.");
      one.activeThumbprint = thumbprint;
    });
  }
}
