import type { PingFederateSettings } from "./config.ts";

/** The identifier of the connection: the tenant's, or one that is made of Webex's entity ID. */
export function connectionIdOf(
  { connectionId }: Pick<PingFederateSettings, "connectionId">,
  entityId: string,
): string {
  return connectionId ?? `webex-${entityId.slice(entityId.lastIndexOf("/") + 1)}`;
}
