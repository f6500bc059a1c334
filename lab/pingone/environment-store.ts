import type { Store } from "../store.ts";
import { notFound } from "./api-error.ts";
import type { PingOneEnvironment, PingOneWorld } from "./world.ts";

/** The state of one environment, and the way in which requests change it. */
export class EnvironmentStore {
  readonly #store: Store<PingOneWorld>;
  readonly id: string;

  constructor(store: Store<PingOneWorld>, id: string) {
    this.#store = store;
    this.id = id;
  }

  /** @throws PingOneApiError when there is no such environment. */
  read(): PingOneEnvironment {
    return known(this.#store.read(), this.id);
  }

  /** A request counts even when it is refused; what it edited then does not. */
  send<Result>(request: string, edit: (environment: PingOneEnvironment) => Result): Result {
    this.#store.change((world) => void known(world, this.id).requests.push(request));
    return this.#store.change((world) => edit(known(world, this.id)));
  }

  /** What an administrator does; makes the environment where there is none. */
  prepare<Result>(edit: (environment: PingOneEnvironment) => Result): Result {
    return this.#store.change((world) => {
      world.environments[this.id] ??= {
        counter: 0,
        applications: [],
        mappings: [],
        certificates: [],
        keys: [],
        groups: [],
        requests: [],
      };
      return edit(known(world, this.id));
    });
  }
}

/** A new identifier; they are numbered, so that tests and examples can name them. */
export function newId(environment: PingOneEnvironment): string {
  environment.counter += 1;
  return `00000000-0000-4000-8000-${environment.counter.toString(16).padStart(12, "0")}`;
}

function known(world: PingOneWorld, id: string): PingOneEnvironment {
  const environment = world.environments[id];
  if (environment === undefined) throw notFound("Environment", id);
  return environment;
}
