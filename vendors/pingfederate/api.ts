import { type ApiAccess, basic, clientCredentials, type ProviderSetting, type Send } from "../api.ts";
import type { RightsProbe } from "../rights.ts";

/** PingFederate's administrative API, as the provider reaches it. */
export function pingFederateApi(setting: ProviderSetting): ApiAccess {
  const own = (key: string, variable: string) =>
    setting(`pingfederate:${key}`, `PINGFEDERATE_PROVIDER_${variable}`);
  const host = own("httpsHost", "HTTPS_HOST");
  const path = own("adminApiPath", "ADMIN_API_PATH") ?? "/pf-admin-api/v1";
  if (host === undefined) return { unaskable: "pingfederate:httpsHost is not set." };
  const authorize = authorization(own);
  if (authorize === undefined)
    return {
      unaskable:
        "The stack has no account: pingfederate:username with pingfederate:password, pingfederate:clientId with clientSecret and tokenUrl, or pingfederate:accessToken.",
    };
  const files = own("caCertificatePemFiles", "CA_CERTIFICATE_PEM_FILES");
  return {
    base: `${host.replace(/\/$/, "")}${path.replace(/\/$/, "")}`,
    // PingFederate refuses requests without it.
    authorize: async (send) => ({ "x-xsrf-header": "PingFederate", ...(await authorize(send)) }),
    trustsAnybody: own("insecureTrustAllTls", "INSECURE_TRUST_ALL_TLS") === "true",
    authorities: files === undefined ? [] : (listed(files) as string[]),
  };
}

type Own = (key: string, variable: string) => string | undefined;

function authorization(own: Own): ((send: Send) => Promise<Readonly<Record<string, string>>>) | undefined {
  const [user, password] = [own("username", "USERNAME"), own("password", "PASSWORD")];
  if (user !== undefined && password !== undefined) return async () => basic(user, password);
  const token = own("accessToken", "ACCESS_TOKEN");
  if (token !== undefined) return async () => ({ authorization: `Bearer ${token}` });
  const [id, secret] = [own("clientId", "OAUTH_CLIENT_ID"), own("clientSecret", "OAUTH_CLIENT_SECRET")];
  const url = own("tokenUrl", "OAUTH_TOKEN_URL");
  if (id === undefined || secret === undefined || url === undefined) return undefined;
  const scopes = own("scopes", "OAUTH_SCOPES");
  const scope = scopes === undefined ? {} : { scope: (listed(scopes) as string[]).join(" ") };
  return (send) => clientCredentials(send, url, scope, basic(id, secret));
}

/** A list of the stack's configuration, or a text with commas of the environment. */
function listed(text: string): unknown {
  return text.startsWith("[") ? JSON.parse(text) : text.split(",");
}

/** What the administrator may do. Nobody but a user administrator reads accounts: the others are known by what is answered. */
export const pingFederateRights: readonly RightsProbe[] = [
  {
    name: "account",
    path: () => "/version",
    grant:
      "Check pingfederate:username and pingfederate:password: the same account must be able to open the console.",
    judge: ({ body }) => ({
      result: "ok",
      detail: `It may sign in; PingFederate is ${(body as { version?: string }).version ?? "of an unknown version"}.`,
    }),
  },
  {
    name: "read SP connections",
    path: () => "/idp/spConnections?numberPerPage=1&page=1",
    grant:
      "Give the administrator the role Admin (ADMINISTRATOR), under System > Server > Administrative Accounts.",
  },
  {
    name: "read signing keys",
    path: ({ idp }) => `/keyPairs/signing/${encodeURIComponent(String(idp.signingKey))}`,
    grant:
      "Give the administrator the role Crypto Admin (CRYPTO_ADMINISTRATOR), and check webex-sso:idp.signingKey: it is the identifier, not the subject.",
    isOptional: true,
  },
  {
    name: "server settings",
    path: () => "/serverSettings",
    grant:
      "Give the administrator the role Admin: without it the stack's outputs do not have the identity provider's metadata.",
    isOptional: true,
  },
  {
    name: "roles",
    path: ({ setting }) =>
      `/administrativeAccounts/${encodeURIComponent(setting("pingfederate:username", "PINGFEDERATE_PROVIDER_USERNAME") ?? "")}`,
    grant: "Only a user administrator may read accounts; all is well without.",
    isOptional: true,
    judge: ({ body }) => {
      const { roles = [], auditor } = body as { roles?: readonly string[]; auditor?: boolean };
      const detail = `Its roles are ${roles.join(", ") || "none"}${auditor ? ", as an auditor, who may change nothing" : ""}.`;
      return { result: auditor || !roles.includes("ADMINISTRATOR") ? "failed" : "ok", detail };
    },
  },
];
