import { type Directory, listAt, valueAt } from "../directory.ts";

/** PingOne's users: its own export, and its users API (developer.pingidentity.com, "Read all users"). */
export const pingOneDirectory: Directory = {
  columns: { email: ["email", "email address"], userName: ["username", "user name"] },
  identifierColumns: ["id", "user id"],
  disabled: { columns: ["enabled"], cells: /^(?:false|no|0)$/i },
  export:
    "In PingOne's console, Directory > Users: export the users as CSV, with the columns email and username.",
  api: {
    rights: "the role Identity Data Read Only in the environment of the users",
    firstPages: ({ settings, groups }) => {
      const users = `/environments/${encodeURIComponent(String(settings.environmentId))}/users`;
      return groups.length === 0
        ? [`${users}?limit=200`]
        : groups.map(
            (group) =>
              `${users}?limit=200&filter=${encodeURIComponent(`memberOfGroups[id eq ${JSON.stringify(group)}]`)}`,
          );
    },
    page: (body) => {
      const next = valueAt(body, ["_links", "next", "href"]);
      return {
        users: listAt(body, ["_embedded", "users"]),
        ...(typeof next === "string" ? { next } : {}),
      };
    },
    path: (expression) => /^\$\{user\.([\w.]+)\}$/.exec(expression)?.[1]?.split("."),
    identifier: ["id"],
    isEnabled: (user) => valueAt(user, ["enabled"]) !== false,
  },
};
