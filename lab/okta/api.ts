import type { Store } from "../store.ts";
import { AppsApi } from "./apps-api.ts";
import { AssignmentsApi } from "./assignments-api.ts";
import { GroupsApi } from "./groups-api.ts";
import { OrgStore } from "./org-store.ts";
import type { OktaWorld } from "./world.ts";

/** The part of Okta's API that the provider uses, on the stand-in's state. One per organization. */
export interface OktaApi {
  readonly apps: AppsApi;
  readonly groups: GroupsApi;
  readonly assignments: AssignmentsApi;
}

/** Opens the API of the organization of that name. */
export function oktaApi(store: Store<OktaWorld>, now: () => Date, orgName: string): OktaApi {
  const org = new OrgStore(store, now, orgName);
  return { apps: new AppsApi(org), groups: new GroupsApi(org), assignments: new AssignmentsApi(org) };
}
