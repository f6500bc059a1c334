import type { Lookup, Recovery } from "../recovery.ts";

interface Answer {
  readonly id?: string;
  readonly environmentId?: string;
}

const application = (by: Readonly<Record<string, unknown>>): Lookup => ({
  package: "pingone",
  token: "pingone:index/getApplication:getApplication",
  args: by,
  absent: /not found|cannot find|does not exist/i,
});

/**
 * An application that was made in an interrupted update is found by its name, and known by Webex's entity ID, of which
 * there is one in an environment. There is nothing to ask for the attribute mappings of an application: whoever has
 * lost one gives its identifier.
 */
export const pingOneRecovery: Readonly<Record<string, Recovery>> = {
  "pingone:index/application:Application": {
    list: ({ environmentId, name }) => application({ environmentId, name }),
    candidates: (answer) => {
      const { environmentId, id } = answer as Answer;
      return id === undefined ? [] : [`${environmentId}/${id}`];
    },
    read: (id) => {
      const [environmentId, applicationId] = id.split("/");
      return application({ environmentId, applicationId });
    },
    matches: ({ samlOptions }, inputs) => entityId(samlOptions) === entityId(inputs.samlOptions),
  },
  // A second upload leaves the first one unused.
  "pingone:index/certificate:Certificate": "repeatable",
};

function entityId(samlOptions: unknown): unknown {
  return (samlOptions as { spEntityId?: unknown } | undefined)?.spEntityId;
}
