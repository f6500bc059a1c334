import type { Store } from "../store.ts";
import { ApplicationsApi } from "./applications-api.ts";
import { AssignmentsApi } from "./assignments-api.ts";
import { DirectoryStore } from "./directory-store.ts";
import { PoliciesApi } from "./policies-api.ts";
import { ServicePrincipalsApi } from "./service-principals-api.ts";
import { instantiate } from "./templates.ts";
import type { EntraApp, EntraWorld } from "./world.ts";

/** The part of Microsoft Graph that the provider uses, on the stand-in's state. One per directory. */
export interface EntraApi {
  readonly applications: ApplicationsApi;
  readonly servicePrincipals: ServicePrincipalsApi;
  readonly policies: PoliciesApi;
  readonly assignments: AssignmentsApi;
  readonly instantiate: (templateId: string, displayName: string) => EntraApp;
}

/** Opens the API of the directory of that tenant ID. */
export function entraApi(store: Store<EntraWorld>, now: () => Date, tenantId: string): EntraApi {
  const directory = new DirectoryStore(store, now, tenantId);
  return {
    applications: new ApplicationsApi(directory),
    servicePrincipals: new ServicePrincipalsApi(directory),
    policies: new PoliciesApi(directory),
    assignments: new AssignmentsApi(directory),
    instantiate: (templateId, displayName) => instantiate(directory, templateId, displayName).app,
  };
}
