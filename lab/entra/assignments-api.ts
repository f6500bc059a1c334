import { createHash } from "node:crypto";
import { type DirectoryStore, existing } from "./directory-store.ts";
import { badRequest } from "./graph-error.ts";
import type { EntraAssignment, EntraDirectory, EntraPrincipal, EntraServicePrincipal } from "./world.ts";

/** The role of an application that has none of its own. */
const noRole = "00000000-0000-0000-0000-000000000000";

/** An assignment with what Graph says about its ends. */
export interface AssignmentRead extends EntraAssignment {
  readonly principal: EntraPrincipal;
  readonly resourceDisplayName: string;
}

/** Graph's API for app role assignments, as far as the provider uses it. */
export class AssignmentsApi {
  readonly #directory: DirectoryStore;

  constructor(directory: DirectoryStore) {
    this.#directory = directory;
  }

  get(resourceId: string, id: string): AssignmentRead | undefined {
    const world = this.#directory.read();
    const resource = world.servicePrincipals.find((one) => one.id === resourceId);
    const found = resource?.assignments.find((assignment) => assignment.id === id);
    return found && resource && described(world, resource, found);
  }

  create(resourceId: string, { principalId, appRoleId }: Omit<EntraAssignment, "id">): AssignmentRead {
    return this.#directory.send(`POST /v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`, (world) => {
      const resource = existing(world.servicePrincipals, resourceId);
      existing(world.principals, principalId);
      refuseRole(world, resource, appRoleId);
      if (resource.assignments.some((one) => one.principalId === principalId && one.appRoleId === appRoleId))
        throw badRequest("Permission being assigned already exists on the object");
      const assignment = { id: opaqueId(resourceId, principalId, appRoleId), principalId, appRoleId };
      resource.assignments.push(assignment);
      return described(world, resource, assignment);
    });
  }

  delete(resourceId: string, id: string): void {
    this.#directory.send(`DELETE /v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo/${id}`, (world) => {
      const resource = existing(world.servicePrincipals, resourceId);
      existing(resource.assignments, id);
      resource.assignments = resource.assignments.filter((assignment) => assignment.id !== id);
    });
  }
}

function refuseRole({ apps }: EntraDirectory, { appId }: EntraServicePrincipal, appRoleId: string): void {
  const app = apps.find((one) => one.appId === appId);
  const roles = app?.appRoles.filter(({ enabled }) => enabled) ?? [];
  const isKnown = roles.length === 0 ? appRoleId === noRole : roles.some(({ id }) => id === appRoleId);
  if (!isKnown)
    throw badRequest(
      `Permission being assigned was not found on application '${String(app?.settings.displayName)}'`,
    );
}

function described(
  { apps, principals }: EntraDirectory,
  { appId }: EntraServicePrincipal,
  assignment: EntraAssignment,
): AssignmentRead {
  const principal = existing(principals, assignment.principalId);
  const name = apps.find((app) => app.appId === appId)?.settings.displayName;
  return { ...assignment, principal, resourceDisplayName: String(name) };
}

/** As opaque as Graph's: nobody can work it out. */
function opaqueId(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join()).digest("base64url");
}
