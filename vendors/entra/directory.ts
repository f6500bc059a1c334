import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { type Directory, listAt, type ProviderConfig, valueAt } from "../directory.ts";

/** Microsoft's national clouds, by azuread:environment (learn.microsoft.com/graph/deployments). */
const clouds: Readonly<Record<string, { readonly graph: string; readonly login: string }>> = {
  global: { graph: "https://graph.microsoft.com", login: "https://login.microsoftonline.com" },
  usgovernmentl4: { graph: "https://graph.microsoft.us", login: "https://login.microsoftonline.us" },
  usgovernmentl5: { graph: "https://dod-graph.microsoft.us", login: "https://login.microsoftonline.us" },
  china: {
    graph: "https://microsoftgraph.chinacloudapi.cn",
    login: "https://login.partner.microsoftonline.cn",
  },
};
const aliases: Readonly<Record<string, string>> = {
  public: "global",
  usgovernment: "usgovernmentl4",
  dod: "usgovernmentl5",
};

function cloudOf(config: ProviderConfig) {
  const name = (config["azuread:environment"] ?? "global").toLowerCase();
  const cloud = clouds[aliases[name] ?? name];
  if (cloud === undefined)
    throw new WebexSsoError(
      "preflight-credentials",
      `azuread:environment is ${name}; accepted: ${[...Object.keys(clouds), ...Object.keys(aliases)].join(", ")}.`,
    );
  return cloud;
}

/** What the names of claims are in Microsoft Graph's user. */
const properties: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    "mail",
    "userPrincipalName",
    "onPremisesUserPrincipalName",
    "onPremisesSamAccountName",
    "employeeId",
    "mailNickname",
    "displayName",
    "givenName",
    "surname",
  ].map((name) => [name.toLowerCase(), [name]]),
);

/** Entra ID's users: its own export, and Microsoft Graph (learn.microsoft.com/graph/api/user-list, group-list-members). */
export const entraDirectory: Directory = {
  columns: {
    email: ["mail", "email", "email address"],
    userName: ["userPrincipalName", "user principal name", "UPN"],
  },
  identifierColumns: ["objectId", "object id", "id"],
  disabled: { columns: ["accountEnabled", "account enabled"], cells: /^(?:false|no|0)$/i },
  export:
    "In the Microsoft Entra admin center, Users > All users > Download users. It has mail, userPrincipalName and accountEnabled.",
  api: {
    rights:
      "the application permissions User.Read.All and GroupMember.Read.All of Microsoft Graph, with admin consent",
    environment: {
      "azuread:tenantId": "ARM_TENANT_ID",
      "azuread:clientId": "ARM_CLIENT_ID",
      "azuread:clientSecret": "ARM_CLIENT_SECRET",
      "azuread:environment": "ARM_ENVIRONMENT",
    },
    required: ["azuread:tenantId", "azuread:clientId", "azuread:clientSecret"],
    access: (config) => {
      const { graph, login } = cloudOf(config);
      return {
        tokenUrl: `${login}/${encodeURIComponent(config["azuread:tenantId"] ?? "")}/oauth2/v2.0/token`,
        form: {
          grant_type: "client_credentials",
          client_id: config["azuread:clientId"] ?? "",
          client_secret: config["azuread:clientSecret"] ?? "",
          scope: `${graph}/.default`,
        },
      };
    },
    firstPages: ({ config, settings, groups, attributes }) => {
      const { graph } = cloudOf(config);
      const select = [...new Set(["id", "accountEnabled", ...attributes.map(([first = "id"]) => first)])];
      const query = `$select=${select.join(",")}&$top=999`;
      const users = Array.isArray(settings.users) ? settings.users.map(String) : [];
      if (groups.length === 0 && users.length === 0) return [`${graph}/v1.0/users?${query}`];
      return [
        // A group's assignment counts for its direct members only (Microsoft's "Assign users and groups to an application").
        ...groups.map(
          (group) =>
            `${graph}/v1.0/groups/${encodeURIComponent(group)}/members/microsoft.graph.user?${query}`,
        ),
        ...users.map((user) => `${graph}/v1.0/users/${encodeURIComponent(user)}?$select=${select.join(",")}`),
      ];
    },
    page: (body) => {
      const next = valueAt(body, ["@odata.nextLink"]);
      const isOne = valueAt(body, ["id"]) !== undefined;
      return {
        users: isOne ? [body] : listAt(body, ["value"]),
        ...(typeof next === "string" ? { next } : {}),
      };
    },
    path: (expression) => {
      const name = /^user\.(\w+)$/i.exec(expression)?.[1]?.toLowerCase() ?? "";
      const extension = /^extensionattribute(\d+)$/.exec(name)?.[1];
      if (extension !== undefined) return ["onPremisesExtensionAttributes", `extensionAttribute${extension}`];
      return name === "objectid" ? ["id"] : properties[name];
    },
    identifier: ["id"],
    isEnabled: (user) => valueAt(user, ["accountEnabled"]) !== false,
  },
};
