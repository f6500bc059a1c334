import type { PlainMap } from "../../providers/host/value.ts";
import type { Store } from "../store.ts";
import { connectionProblems } from "./connection-validation.ts";
import type { PingConnection, PingFederateWorld, PingServer } from "./world.ts";

const path = "/idp/spConnections";

/** The part of PingFederate's administrative API that the provider uses, on one server of the stand-in's state. */
export class ServerApi {
  readonly #store: Store<PingFederateWorld>;
  readonly host: string;

  constructor(store: Store<PingFederateWorld>, host: string) {
    this.#store = store;
    this.host = host;
  }

  read(): PingServer {
    return this.#store.read().servers[this.host] ?? emptyServer();
  }

  change<Result>(edit: (server: PingServer) => Result): Result {
    return this.#store.change((world) => edit(serverOf(world, this.host)));
  }

  get(id: string): PingConnection | undefined {
    return this.read().connections.find((connection) => connection.id === id);
  }

  create(settings: PlainMap): PingConnection {
    const id = String(settings.connectionId);
    return this.#send(`POST ${path}`, (server) => {
      if (server.connections.some((connection) => connection.id === id))
        throw refused([["id", `A connection with the ID '${id}' exists already.`]]);
      refuseProblems(id, settings, server);
      const connection = { id, settings };
      server.connections.push(connection);
      return connection;
    });
  }

  update(id: string, settings: PlainMap): PingConnection {
    return this.#send(`PUT ${path}/${id}`, (server) => {
      const connection = existing(server, id);
      refuseProblems(id, settings, server);
      return Object.assign(connection, { settings });
    });
  }

  delete(id: string): void {
    this.#send(`DELETE ${path}/${id}`, (server) => {
      existing(server, id);
      server.connections = server.connections.filter((connection) => connection.id !== id);
    });
  }

  /** A request counts even when it is refused; what it edited then does not. */
  #send<Result>(request: string, edit: (server: PingServer) => Result): Result {
    this.change((server) => void server.requests.push(request));
    return this.change(edit);
  }
}

function existing(server: PingServer, id: string): PingConnection {
  const connection = server.connections.find((one) => one.id === id);
  if (connection === undefined) throw new Error(`404 Not Found: The connection '${id}' was not found.`);
  return connection;
}

function refuseProblems(id: string, settings: PlainMap, server: PingServer): void {
  const problems = [...connectionProblems(id, settings, server)];
  if (problems.length > 0) throw refused(problems);
}

function refused(problems: readonly (readonly [string, string])[]): Error {
  const errors = problems.map(([field, message]) => `${field}: ${message}`).join(" ");
  return new Error(`422 Unprocessable Entity: Validation error(s) occurred. ${errors}`);
}

function serverOf(world: PingFederateWorld, host: string): PingServer {
  world.servers[host] ??= emptyServer();
  return world.servers[host];
}

function emptyServer(): PingServer {
  return { connections: [], keys: [], adapters: [], contracts: [], requests: [] };
}
