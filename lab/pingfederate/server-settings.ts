import type { PlainMap } from "../../providers/host/value.ts";
import type { PingFederateSession } from "./idp-sp-connection.ts";

/** The SAML 2.0 entity ID of a server of the stand-in. */
export function entityIdOf(host: string): string {
  return `urn:${host}:saml2`;
}

/** `pingfederate:index/getServerSettings:getServerSettings`. Several servers of one stand-in are told apart by the path. */
export function serverSettings({ api, origin }: PingFederateSession): PlainMap {
  return {
    id: "server_settings_id",
    federationInfo: { baseUrl: `${origin}/${api.host}`, saml2EntityId: entityIdOf(api.host) },
  };
}
