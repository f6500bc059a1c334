import type { Store } from "../store.ts";
import { notFound } from "./api-error.ts";
import type { OktaOrg, OktaWorld } from "./world.ts";

/** The state of one organization, and the way in which requests change it. */
export class OrgStore {
  readonly #store: Store<OktaWorld>;
  readonly now: () => Date;
  readonly name: string;

  constructor(store: Store<OktaWorld>, now: () => Date, name: string) {
    this.#store = store;
    this.now = now;
    this.name = name;
  }

  read(): OktaOrg {
    return this.#store.read().orgs[this.name] ?? emptyOrg();
  }

  /** What is there before any request; nobody counts it. */
  prepare(edit: (org: OktaOrg) => void): void {
    this.#store.change((world) => edit(orgOf(world, this.name)));
  }

  /** A request counts even when it is refused; what it edited then does not. */
  send<Result>(request: string, edit: (org: OktaOrg) => Result): Result {
    this.#store.change((world) => void orgOf(world, this.name).requests.push(request));
    return this.#store.change((world) => edit(orgOf(world, this.name)));
  }
}

/** The item of that id, or the service's answer that there is none. */
export function existing<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  kind: string,
): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw notFound(id, kind);
  return item;
}

/** A new id of twenty characters, as the vendor's are. */
export function newId(org: OktaOrg, prefix: string): string {
  org.counter += 1;
  return idOf(prefix, org.counter);
}

/** Ids that belong together share their number. */
export function idOf(prefix: string, counter: number): string {
  return `${prefix}${counter.toString(36).padStart(11, "0")}Lab5d7`;
}

function orgOf(world: OktaWorld, name: string): OktaOrg {
  world.orgs[name] ??= emptyOrg();
  return world.orgs[name];
}

function emptyOrg(): OktaOrg {
  return { counter: 0, apps: [], groups: [], assignments: [], requests: [] };
}
