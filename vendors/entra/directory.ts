import { type Directory, listAt, valueAt } from "../directory.ts";

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
    firstPages: ({ settings, groups, attributes }) => {
      const select = [...new Set(["id", "accountEnabled", ...attributes.map(([first = "id"]) => first)])];
      const query = `$select=${select.join(",")}&$top=999`;
      const users = Array.isArray(settings.users) ? settings.users.map(String) : [];
      if (groups.length === 0 && users.length === 0) return [`/users?${query}`];
      return [
        // A group's assignment counts for its direct members only (Microsoft's "Assign users and groups to an application").
        ...groups.map(
          (group) => `/groups/${encodeURIComponent(group)}/members/microsoft.graph.user?${query}`,
        ),
        ...users.map((user) => `/users/${encodeURIComponent(user)}?$select=${select.join(",")}`),
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
