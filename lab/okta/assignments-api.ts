import { notFound } from "./api-error.ts";
import { existing, type OrgStore } from "./org-store.ts";
import type { OktaAssignment } from "./world.ts";

/** Okta's API for the groups of an application, as far as the provider uses it. */
export class AssignmentsApi {
  readonly #org: OrgStore;

  constructor(org: OrgStore) {
    this.#org = org;
  }

  /** Undefined: there is no such application. */
  list(appId: string): OktaAssignment[] | undefined {
    const org = this.#org.read();
    if (!org.apps.some(({ id }) => id === appId)) return undefined;
    return org.assignments.filter((assignment) => assignment.appId === appId);
  }

  /** Without a priority a new assignment goes behind all others, and a known one stays where it is. */
  put({ appId, groupId, priority, profile }: AssignmentRequest): OktaAssignment {
    return this.#org.send(`PUT /api/v1/apps/${appId}/groups/${groupId}`, (org) => {
      existing(org.apps, appId, "AppInstance");
      existing(org.groups, groupId, "UserGroup");
      const known = org.assignments.find((item) => item.appId === appId && item.groupId === groupId);
      if (known !== undefined) {
        return Object.assign(known, { profile, priority: priority ?? known.priority });
      }
      const last = org.assignments.filter((item) => item.appId === appId).length;
      const assignment = { appId, groupId, priority: priority ?? last, profile };
      org.assignments.push(assignment);
      return assignment;
    });
  }

  delete(appId: string, groupId: string): void {
    this.#org.send(`DELETE /api/v1/apps/${appId}/groups/${groupId}`, (org) => {
      const others = org.assignments.filter((item) => !(item.appId === appId && item.groupId === groupId));
      if (others.length === org.assignments.length) throw notFound(groupId, "GroupApplicationAssignment");
      org.assignments = others;
    });
  }
}

interface AssignmentRequest {
  readonly appId: string;
  readonly groupId: string;
  readonly priority?: number | undefined;
  /** JSON. */
  readonly profile: string;
}
