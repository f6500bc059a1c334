import type { PlainMap } from "../../providers/host/value.ts";
import type { SigningKey } from "../signing-key.ts";

export interface PingConnection {
  readonly id: string;
  /** What can be set, by the names of the provider's inputs. */
  settings: PlainMap;
}

export interface PingKey {
  readonly id: string;
  readonly key: SigningKey;
}

/** An adapter instance or an authentication policy contract: who delivers the attributes of a user. */
export interface PingAttributeSource {
  readonly id: string;
  readonly attributes: readonly string[];
}

/** One PingFederate server. */
export interface PingServer {
  connections: PingConnection[];
  keys: PingKey[];
  adapters: PingAttributeSource[];
  contracts: PingAttributeSource[];
  /** Every request that wrote or was refused, in order, for example `POST /idp/spConnections`. */
  requests: string[];
}

/** All servers by the host of their administrative API. */
export interface PingFederateWorld {
  servers: Record<string, PingServer>;
}
