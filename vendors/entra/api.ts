import { type ApiAccess, clientCredentials, type ProviderSetting } from "../api.ts";
import type { RightsProbe } from "../rights.ts";

/** Microsoft's national clouds (learn.microsoft.com/graph/deployments). */
const world = { login: "login.microsoftonline.com", graph: "graph.microsoft.com" };
const governmentL4 = { login: "login.microsoftonline.us", graph: "graph.microsoft.us" };
const governmentL5 = { login: "login.microsoftonline.us", graph: "dod-graph.microsoft.us" };
const china = { login: "login.partner.microsoftonline.cn", graph: "microsoftgraph.chinacloudapi.cn" };

/** By the provider's words for them (its documentation, "environment"). */
const clouds: Readonly<Record<string, typeof world>> = {
  public: world,
  global: world,
  usgovernment: governmentL4,
  usgovernmentl4: governmentL4,
  dod: governmentL5,
  usgovernmentl5: governmentL5,
  china,
};

/** Microsoft Graph, for a client with a secret. */
export function entraApi(setting: ProviderSetting): ApiAccess {
  const tenantId = setting("azuread:tenantId", "ARM_TENANT_ID");
  const clientId = setting("azuread:clientId", "ARM_CLIENT_ID");
  const secret = setting("azuread:clientSecret", "ARM_CLIENT_SECRET");
  const environment = setting("azuread:environment", "ARM_ENVIRONMENT") ?? "public";
  const cloud = clouds[environment.toLowerCase()];
  if (cloud === undefined)
    return {
      unaskable: `azuread:environment is ${environment}; it is one of ${Object.keys(clouds).join(", ")}.`,
    };
  if (tenantId === undefined || clientId === undefined || secret === undefined)
    return {
      unaskable:
        "Only a client with a secret is asked (azuread:tenantId, azuread:clientId, azuread:clientSecret; or ARM_TENANT_ID, ARM_CLIENT_ID, ARM_CLIENT_SECRET in the environment). With a certificate, OIDC, or the Azure CLI only the provider signs in.",
    };
  return {
    base: `https://${cloud.graph}/v1.0`,
    authorize: (send) =>
      clientCredentials(send, `https://${cloud.login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
        client_id: clientId,
        client_secret: secret,
        scope: `https://${cloud.graph}/.default`,
      }),
  };
}

/** Application permissions, each with those that include it (Graph's permissions reference). */
const needed: Readonly<Record<string, readonly string[]>> = {
  "create and change applications": [
    "Application.ReadWrite.All",
    "Application.ReadWrite.OwnedBy",
    "Directory.ReadWrite.All",
  ],
  "claims mapping policies": ["Policy.ReadWrite.ApplicationConfiguration"],
  "assign groups and users": ["AppRoleAssignment.ReadWrite.All"],
};

/** What the account may do: the access token says it itself. */
export const entraRights: readonly RightsProbe[] = [
  ...Object.entries(needed).map(
    ([name, sufficient]): RightsProbe => ({
      name,
      grant: `In the Entra admin center, App registrations > the account > API permissions: add the application permission ${sufficient[0]} of Microsoft Graph, and grant admin consent. (A directory role such as Cloud Application Administrator does, too, and does not show here.)`,
      judge: (_, { claims }) => {
        const roles = Array.isArray(claims.roles) ? (claims.roles as string[]) : [];
        const has = sufficient.find((one) => roles.includes(one));
        return has === undefined
          ? { result: "warning", detail: `The token has none of ${sufficient.join(", ")}.` }
          : { result: "ok", detail: `The token has ${has}.` };
      },
    }),
  ),
  {
    name: "read applications",
    path: () => "/applications?$top=1&$select=id",
    grant: "Give the account the application permission Application.ReadWrite.All of Microsoft Graph.",
  },
];
