import { type DirectoryStore, newId } from "./directory-store.ts";
import type { EntraApp, EntraServicePrincipal } from "./world.ts";

/** The template of applications that are not in the gallery. */
const customTemplate = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
/** An application of the gallery; the real identifiers of the gallery are not known here. */
export const galleryTemplate = "0d000000-0000-4000-8000-0000000000aa";

const templates = [customTemplate, galleryTemplate];
const tags = [
  "WindowsAzureActiveDirectoryCustomSingleSignOnApplication",
  "WindowsAzureActiveDirectoryIntegratedApp",
];
const galleryTags = [
  "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1",
  "WindowsAzureActiveDirectoryIntegratedApp",
];
/** The roles that the custom template brings. */
const appRoles = [
  { id: "18d14569-c3bd-439b-9a66-3a2aee01d14f", displayName: "User" },
  { id: "b9632174-c057-4f7e-951b-be3adc52bfe6", displayName: "msiam_access" },
].map((role) => ({
  ...role,
  description: role.displayName,
  enabled: true,
  value: "",
  allowedMemberTypes: ["User"],
}));

/** Who the provider's credentials belong to: a caller becomes an owner of what it makes. */
const caller = "09000000-0000-4000-8000-000000000001";

export function isTemplate(id: string): boolean {
  return templates.includes(id);
}

/** Makes an application of a template: with its service principal, roles and an owner that nobody asked for. */
export function instantiate(
  directory: DirectoryStore,
  templateId: string,
  displayName: string,
): { readonly app: EntraApp; readonly servicePrincipal: EntraServicePrincipal } {
  return directory.send(`POST /v1.0/applicationTemplates/${templateId}/instantiate`, (world) => {
    const app: EntraApp = {
      id: newId(world, "application"),
      appId: newId(world, "client"),
      templateId,
      settings: { displayName },
      identifierUris: [],
      appRoles: structuredClone(appRoles),
      owners: [caller],
      tags: [],
    };
    const servicePrincipal: EntraServicePrincipal = {
      ...emptyServicePrincipal(newId(world, "servicePrincipal"), app.appId),
      owners: [caller],
      tags: templateId === customTemplate ? [...tags] : [...galleryTags],
    };
    world.apps.push(app);
    world.servicePrincipals.push(servicePrincipal);
    return { app, servicePrincipal };
  });
}

/** A service principal with nothing set. */
export function emptyServicePrincipal(id: string, appId: string): EntraServicePrincipal {
  return {
    id,
    appId,
    settings: {},
    owners: [],
    tags: [],
    keys: [],
    activeThumbprint: "",
    policyIds: [],
    assignments: [],
  };
}
