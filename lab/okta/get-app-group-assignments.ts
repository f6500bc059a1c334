import type { CallContext } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { notFound } from "./api-error.ts";
import type { OktaSession } from "./context.ts";

/** `okta:index/getAppGroupAssignments:getAppGroupAssignments`: the identifiers of the groups of an application. */
export async function getAppGroupAssignments(
  { id }: PlainMap,
  { config }: CallContext<OktaSession>,
): Promise<PlainMap> {
  const assigned = config.api.assignments.list(String(id));
  if (assigned === undefined)
    throw new Error(
      `unable to query for groups from app (${String(id)}): ${notFound(String(id), "AppInstance").message}`,
    );
  return { id: id ?? null, groups: assigned.map(({ groupId }) => groupId) };
}
