import type { CallContext } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { notFound } from "./api-error.ts";
import type { OktaSession } from "./context.ts";
import type { OktaGroup } from "./world.ts";

/** `okta:group/getGroup:getGroup`: finds a group by its id or its name. */
export async function getGroup(args: PlainMap, { config }: CallContext<OktaSession>): Promise<PlainMap> {
  const { id, name, description } = find(args, config);
  return { includeUsers: false, type: "OKTA_GROUP", ...args, id, name, description, users: [] };
}

function find({ id, name = "" }: PlainMap, { api }: OktaSession): OktaGroup {
  if (id) {
    const group = api.groups.get(String(id));
    if (group === undefined) {
      throw new Error(`failed get group by ID: ${notFound(String(id), "UserGroup").message}`);
    }
    return group;
  }
  const matches = api.groups.list().filter((group) => group.name.startsWith(String(name)));
  const found = matches.length > 1 ? matches.find((group) => group.name === name) : matches[0];
  if (found !== undefined) return found;
  const quoted = JSON.stringify(name);
  throw new Error(
    matches.length === 0
      ? `group with name ${quoted} does not exist`
      : `group starting with name ${quoted} matches ${matches.length} groups, select a more precise name parameter`,
  );
}
