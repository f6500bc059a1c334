import { isMap, type PlainMap } from "../../providers/host/value.ts";
import { tagOutputs } from "./feature-tags.ts";
import type { EntraApp, EntraServicePrincipal } from "./world.ts";

/** The outputs that the provider works out by itself. */
export const servicePrincipalComputed: readonly string[] = [
  "appRoleIds",
  "appRoles",
  "applicationTenantId",
  "displayName",
  "homepageUrl",
  "logoutUrl",
  "oauth2PermissionScopeIds",
  "oauth2PermissionScopes",
  "objectId",
  "redirectUris",
  "samlMetadataUrl",
  "servicePrincipalNames",
  "signInAudience",
  "type",
];

/** A service principal as the provider's state holds it; much of it is copied from the application. */
export function servicePrincipalOutputs(
  one: EntraServicePrincipal,
  app: EntraApp | undefined,
  { tenantId, samlMetadataUrl }: { readonly tenantId: string; readonly samlMetadataUrl: string },
): PlainMap {
  const { displayName = "", web = {}, signInAudience = "AzureADMyOrg" } = app?.settings ?? {};
  const { homepageUrl = "", logoutUrl = "", redirectUris = [] } = isMap(web) ? web : {};
  return {
    accountEnabled: true,
    ...one.settings,
    ...tagOutputs(one.tags),
    clientId: one.appId,
    owners: one.owners,
    appRoleIds: {},
    appRoles: (app?.appRoles ?? []).map((role) => ({ ...role })),
    applicationTenantId: tenantId,
    displayName,
    homepageUrl,
    logoutUrl,
    oauth2PermissionScopeIds: {},
    oauth2PermissionScopes: [],
    objectId: one.id,
    redirectUris,
    samlMetadataUrl,
    servicePrincipalNames: app?.identifierUris ?? [],
    signInAudience,
    type: "Application",
  };
}
