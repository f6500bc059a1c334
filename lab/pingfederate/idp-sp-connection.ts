import type { ResourceDefinition } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { readBack } from "../read-back.ts";
import { checkConnection } from "./connection-check.ts";
import { connectionProperties } from "./connection-properties.ts";
import type { ServerApi } from "./server-api.ts";
import type { PingConnection } from "./world.ts";

/** What a connection of the engine works with. */
export interface PingFederateSession {
  readonly api: ServerApi;
  /** Where the stand-in publishes metadata. */
  readonly origin: string;
}

/** `pingfederate:index/idpSpConnection:IdpSpConnection`. Its id is the connection's own. */
export const idpSpConnection: ResourceDefinition<PingFederateSession> = {
  replaceOn: ["connectionId"],
  canonical: (inputs) => canonicalProperties(connectionProperties, inputs),
  check: (inputs, { name }) => ({ inputs, failures: checkConnection(inputs, name) }),
  async create(inputs, { config }) {
    const connection = doing("creating", () => config.api.create(inputs));
    return { id: connection.id, outputs: outputsOf(connection) };
  },
  async read(id, { inputs }, { config }) {
    const connection = config.api.get(id);
    if (connection === undefined) return undefined;
    const outputs = outputsOf(connection);
    return { id, inputs: readBack(connectionProperties, outputs, inputs), outputs };
  },
  async update(id, _, news, { config }) {
    return outputsOf(doing("updating", () => config.api.update(id, news)));
  },
  async delete(id, _, { config }) {
    doing("deleting", () => config.api.delete(id));
  },
};

/** A connection as the provider's state holds it. */
export function outputsOf({ id, settings }: PingConnection): PlainMap {
  return { connectionTargetType: "STANDARD", ...settings, connectionId: id };
}

/** A failure begins with what the provider was doing, as the provider's messages do. */
function doing<Result>(action: string, request: () => Result): Result {
  try {
    return request();
  } catch (error) {
    throw new Error(
      `PingFederate API error: An error occurred while ${action} the IdP SP Connection: ${(error as Error).message}`,
    );
  }
}
