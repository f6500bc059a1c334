import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { type Directory, listAt, type ProviderConfig, valueAt } from "../directory.ts";

/** Top-level domains of PingOne's regions, by pingone:regionCode (developer.pingidentity.com, "Regions"). */
const regions: Readonly<Record<string, string>> = {
  NA: "com",
  CA: "ca",
  EU: "eu",
  AU: "com.au",
  SG: "sg",
  AP: "asia",
};

function regionOf(config: ProviderConfig): string {
  const code = config["pingone:regionCode"] ?? "";
  const region = regions[code.toUpperCase()];
  if (region === undefined)
    throw new WebexSsoError(
      "preflight-credentials",
      `pingone:regionCode is ${code}; accepted: ${Object.keys(regions).join(", ")}.`,
    );
  return region;
}

/** PingOne's users: its own export, and its users API (developer.pingidentity.com, "Read all users"). */
export const pingOneDirectory: Directory = {
  columns: { email: ["email", "email address"], userName: ["username", "user name"] },
  identifierColumns: ["id", "user id"],
  disabled: { columns: ["enabled"], cells: /^(?:false|no|0)$/i },
  export:
    "In PingOne's console, Directory > Users: export the users as CSV, with the columns email and username.",
  api: {
    rights: "the role Identity Data Read Only in the environment of the users",
    environment: {
      "pingone:clientId": "PINGONE_CLIENT_ID",
      "pingone:clientSecret": "PINGONE_CLIENT_SECRET",
      "pingone:environmentId": "PINGONE_ENVIRONMENT_ID",
      "pingone:regionCode": "PINGONE_REGION_CODE",
    },
    required: ["pingone:clientId", "pingone:clientSecret", "pingone:environmentId", "pingone:regionCode"],
    access: (config) => ({
      tokenUrl: `https://auth.pingone.${regionOf(config)}/${encodeURIComponent(config["pingone:environmentId"] ?? "")}/as/token`,
      form: { grant_type: "client_credentials" },
      authorization: `Basic ${Buffer.from(`${config["pingone:clientId"]}:${config["pingone:clientSecret"]}`).toString("base64")}`,
    }),
    firstPages: ({ config, settings, groups }) => {
      const users = `https://api.pingone.${regionOf(config)}/v1/environments/${encodeURIComponent(String(settings.environmentId))}/users`;
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
