import type { Store } from "../store.ts";
import { notFound } from "./graph-error.ts";
import type { EntraDirectory, EntraWorld } from "./world.ts";

/** Beginnings of the identifiers of each kind of thing; the rest is its number. */
const beginnings = {
  application: "0a000000",
  client: "0c000000",
  servicePrincipal: "05000000",
  policy: "0b000000",
  group: "06000000",
  user: "07000000",
  key: "0e000000",
} as const;

/** The state of one directory, and the way in which requests change it. */
export class DirectoryStore {
  readonly #store: Store<EntraWorld>;
  readonly now: () => Date;
  readonly tenantId: string;

  constructor(store: Store<EntraWorld>, now: () => Date, tenantId: string) {
    this.#store = store;
    this.now = now;
    this.tenantId = tenantId;
  }

  read(): EntraDirectory {
    return this.#store.read().directories[this.tenantId] ?? emptyDirectory();
  }

  /** What is there before any request; nobody counts it. */
  prepare(edit: (directory: EntraDirectory) => void): void {
    this.#store.change((world) => edit(directoryOf(world, this.tenantId)));
  }

  /** A request counts even when it is refused; what it edited then does not. */
  send<Result>(request: string, edit: (directory: EntraDirectory) => Result): Result {
    this.#store.change((world) => void directoryOf(world, this.tenantId).requests.push(request));
    return this.#store.change((world) => edit(directoryOf(world, this.tenantId)));
  }
}

/** The item of that id, or the service's answer that there is none. */
export function existing<Item extends { readonly id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw notFound(id);
  return item;
}

/** A new identifier, as the vendor's are: a UUID. */
export function newId(directory: EntraDirectory, kind: keyof typeof beginnings): string {
  directory.counter += 1;
  return `${beginnings[kind]}-0000-4000-8000-${directory.counter.toString(16).padStart(12, "0")}`;
}

function directoryOf(world: EntraWorld, tenantId: string): EntraDirectory {
  world.directories[tenantId] ??= emptyDirectory();
  return world.directories[tenantId];
}

function emptyDirectory(): EntraDirectory {
  return {
    counter: 0,
    verifiedDomains: ["example.onmicrosoft.com"],
    apps: [],
    servicePrincipals: [],
    policies: [],
    principals: [],
    requests: [],
  };
}
