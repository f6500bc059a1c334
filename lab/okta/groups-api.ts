import { OktaApiError } from "./api-error.ts";
import { existing, newId, type OrgStore } from "./org-store.ts";
import type { OktaGroup, OktaOrg } from "./world.ts";

const path = "/api/v1/groups";
const kind = "UserGroup";

/** Okta's API for groups, as far as the provider uses it. */
export class GroupsApi {
  readonly #org: OrgStore;

  constructor(org: OrgStore) {
    this.#org = org;
  }

  list(): OktaGroup[] {
    return this.#org.read().groups;
  }

  get(id: string): OktaGroup | undefined {
    return this.list().find((group) => group.id === id);
  }

  create(fields: Omit<OktaGroup, "id">): OktaGroup {
    return this.#org.send(`POST ${path}`, (org) => {
      refuseSecondName(org, fields.name);
      const group = { id: newId(org, "00g"), ...fields };
      org.groups.push(group);
      return group;
    });
  }

  update(id: string, fields: Omit<OktaGroup, "id">): OktaGroup {
    return this.#org.send(`PUT ${path}/${id}`, (org) => {
      const group = existing(org.groups, id, kind);
      if (group.name !== fields.name) refuseSecondName(org, fields.name);
      return Object.assign(group, fields);
    });
  }

  delete(id: string): void {
    this.#org.send(`DELETE ${path}/${id}`, (org) => {
      existing(org.groups, id, kind);
      org.groups = org.groups.filter((group) => group.id !== id);
      org.assignments = org.assignments.filter(({ groupId }) => groupId !== id);
    });
  }
}

function refuseSecondName(org: OktaOrg, name: string): void {
  if (!org.groups.some((group) => group.name === name)) return;
  throw new OktaApiError(
    "Api validation failed: name",
    "name: An object with this field already exists in the current organization",
  );
}
