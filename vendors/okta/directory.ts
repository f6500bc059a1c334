import { type Directory, valueAt } from "../directory.ts";
import { nextLink } from "../next-link.ts";

/** Statuses of users who cannot sign in (Okta's Users API, "User status"). */
const disabled = /^(?:deprovisioned|deactivated|suspended)$/i;

/** Okta's users: its reports and exports, and its Users API (developer.okta.com, "Users", "Group resources"). */
export const oktaDirectory: Directory = {
  columns: {
    email: ["email", "Primary email", "user.email", "profile.email", "Email address"],
    userName: ["login", "username", "Okta username", "user.login", "profile.login"],
  },
  identifierColumns: ["id", "User ID", "Okta user ID", "user.id"],
  disabled: { columns: ["status", "User status", "Okta user status", "user.status"], cells: disabled },
  export:
    "In Okta's Admin Console, Reports > Reports > User Accounts: Download CSV. It has Primary email and Okta username.",
  api: {
    rights: "the role Read-only Administrator, or as OAuth scopes okta.users.read and okta.groups.read",
    firstPages: ({ groups }) =>
      groups.length === 0
        ? ["/api/v1/users?limit=200"]
        : groups.map((group) => `/api/v1/groups/${encodeURIComponent(group)}/users?limit=200`),
    page: (body, link) => ({
      users: Array.isArray(body) ? body : [],
      ...nextLink(link),
    }),
    path: (expression) => {
      const name = /^user\.(\w+)$/.exec(expression)?.[1];
      if (name !== undefined) return ["profile", name];
      return /^user\.getInternalProperty\("id"\)$/.test(expression) ? ["id"] : undefined;
    },
    identifier: ["id"],
    isEnabled: (user) => !disabled.test(String(valueAt(user, ["status"]))),
  },
};
