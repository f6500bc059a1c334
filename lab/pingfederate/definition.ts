import type { ProviderDefinition } from "../../providers/host/definition.ts";
import type { Store } from "../store.ts";
import { pingFederateConfig } from "./config.ts";
import { idpSpConnection, outputsOf, type PingFederateSession } from "./idp-sp-connection.ts";
import { ServerApi } from "./server-api.ts";
import { serverSettings } from "./server-settings.ts";
import type { PingFederateWorld } from "./world.ts";

/** The stand-in of the Terraform provider `pingfederate` behind Pulumi's bridge, on a state of its own. */
export function pingFederateDefinition(
  store: Store<PingFederateWorld>,
  origin: string,
): ProviderDefinition<PingFederateSession> {
  return {
    name: "pingfederate",
    version: "1.10.0",
    configure: (input) => ({ api: new ServerApi(store, pingFederateConfig(input).host), origin }),
    resources: { "pingfederate:index/idpSpConnection:IdpSpConnection": idpSpConnection },
    functions: {
      "pingfederate:index/getServerSettings:getServerSettings": async (_, { config }) =>
        serverSettings(config),
      "pingfederate:index/getIdpSpConnection:getIdpSpConnection": async ({ connectionId }, { config }) => {
        const id = String(connectionId);
        const connection = config.api.get(id);
        if (connection !== undefined) return { ...outputsOf(connection), id };
        throw new Error(
          `PingFederate API error: An error occurred while getting the IdP SP Connection: 404 Not Found: The connection '${id}' was not found.`,
        );
      },
    },
  };
}
