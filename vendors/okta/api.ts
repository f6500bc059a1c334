import type { ApiAccess, ProviderSetting } from "../api.ts";
import type { RightsProbe } from "../rights.ts";

/** Okta's API, as the provider reaches it: an API token (SSWS) or an access token. */
export function oktaApi(setting: ProviderSetting): ApiAccess {
  const orgName = setting("okta:orgName", "OKTA_ORG_NAME");
  const baseUrl = setting("okta:baseUrl", "OKTA_BASE_URL") ?? "okta.com";
  const proxy = setting("okta:httpProxy", "OKTA_HTTP_PROXY");
  const apiToken = setting("okta:apiToken", "OKTA_API_TOKEN");
  const accessToken = setting("okta:accessToken", "OKTA_ACCESS_TOKEN");
  if (orgName === undefined)
    return { unaskable: "okta:orgName is not set (nor OKTA_ORG_NAME in the environment)." };
  const authorization = apiToken === undefined ? accessToken && `Bearer ${accessToken}` : `SSWS ${apiToken}`;
  if (authorization === undefined)
    return {
      unaskable:
        "Neither okta:apiToken nor okta:accessToken is set (nor OKTA_API_TOKEN or OKTA_ACCESS_TOKEN in the environment). (With okta:privateKey only the provider signs in.)",
    };
  return {
    base: (proxy ?? `https://${orgName}.${baseUrl}`).replace(/\/$/, ""),
    authorize: async () => ({ authorization }),
  };
}

/** What the account of the API token may do: Okta gives a token the rights of whoever made it. */
export const oktaRights: readonly RightsProbe[] = [
  {
    name: "account",
    path: () => "/api/v1/users/me",
    grant:
      "Make a new API token (Security > API > Tokens) as an administrator, and set it: pulumi config set --secret okta:apiToken.",
    judge: ({ body }) => {
      const { status, profile = {} } = body as { status?: string; profile?: { login?: string } };
      return status === "ACTIVE"
        ? { result: "ok", detail: `The token is ${profile.login ?? "an administrator"}'s.` }
        : { result: "warning", detail: `The account behind the token is ${status ?? "in no known state"}.` };
    },
  },
  {
    name: "read applications",
    path: () => "/api/v1/apps?limit=1",
    grant:
      "The account needs the role Application Administrator, or a custom one that manages applications (Security > Administrators).",
  },
  {
    name: "read groups",
    path: () => "/api/v1/groups?limit=1",
    grant:
      "The account needs to see the groups that it assigns: Application Administrator together with Group Administrator, or a custom role.",
  },
  {
    name: "roles",
    path: () => "/api/v1/users/me/roles",
    isOptional: true,
    grant: "Only a super administrator may list roles; all is well without.",
    judge: ({ body }) => {
      const roles = (body as readonly { type?: string; label?: string }[]).map(
        ({ label, type }) => label ?? type ?? "",
      );
      const writes = (body as readonly { type?: string }[]).some(({ type }) =>
        ["SUPER_ADMIN", "ORG_ADMIN", "APP_ADMIN", "CUSTOM"].includes(type ?? ""),
      );
      return writes
        ? { result: "ok", detail: `The account is ${roles.join(", ")}.` }
        : {
            result: "failed",
            detail: `The account is ${roles.join(", ") || "no administrator"}: it may not change applications.`,
          };
    },
  },
];
