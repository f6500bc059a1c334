import type { Lookup, Recovery } from "../recovery.ts";

const connection = (connectionId: unknown): Lookup => ({
  package: "pingfederate",
  token: "pingfederate:index/getIdpSpConnection:getIdpSpConnection",
  args: { connectionId },
  absent: /not found|404|does not exist/i,
});

/** The identifier of a connection is ours: either there is one of that name, or there is none. */
export const pingFederateRecovery: Readonly<Record<string, Recovery>> = {
  "pingfederate:index/idpSpConnection:IdpSpConnection": {
    list: ({ connectionId }) => connection(connectionId),
    candidates: ({ connectionId }) => (connectionId === undefined ? [] : [String(connectionId)]),
    read: connection,
    matches: ({ entityId }, inputs) => entityId === inputs.entityId,
  },
};
