import type { PlainMap } from "../../providers/host/value.ts";
import { tagOutputs } from "./feature-tags.ts";
import type { EntraApp } from "./world.ts";

/** The outputs that the provider works out by itself. */
export const applicationComputed: readonly string[] = [
  "appRoleIds",
  "clientId",
  "disabledByMicrosoft",
  "logoUrl",
  "oauth2PermissionScopeIds",
  "objectId",
  "publisherDomain",
];

/** Inputs that are kept beside the settings of an application. */
export const keptApart = ["appRoles", "featureTags", "identifierUris", "owners", "tags", "templateId"];

/** An application as the provider's state holds it: whatever was declared, what stands in the directory is read. */
export function applicationOutputs(app: EntraApp): PlainMap {
  return {
    preventDuplicateNames: false,
    logoImage: "",
    signInAudience: "AzureADMyOrg",
    ...app.settings,
    ...tagOutputs(app.tags),
    appRoles: app.appRoles.map((role) => ({ ...role })),
    appRoleIds: Object.fromEntries(
      app.appRoles.filter(({ value }) => value !== "").map(({ value, id }) => [value, id]),
    ),
    identifierUris: app.identifierUris,
    owners: app.owners,
    templateId: app.templateId,
    clientId: app.appId,
    objectId: app.id,
    publisherDomain: "example.onmicrosoft.com",
    disabledByMicrosoft: "<nil>",
    logoUrl: "",
    oauth2PermissionScopeIds: {},
  };
}
