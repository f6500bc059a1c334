import { type ApiAccess, basic, clientCredentials, type ProviderSetting } from "../api.ts";
import type { RightsProbe } from "../rights.ts";
import { pingOneDomains } from "./domains.ts";

/** PingOne's platform API, for a worker application with a secret. */
export function pingOneApi(setting: ProviderSetting): ApiAccess {
  const clientId = setting("pingone:clientId", "PINGONE_CLIENT_ID");
  const secret = setting("pingone:clientSecret", "PINGONE_CLIENT_SECRET");
  const environment = setting("pingone:environmentId", "PINGONE_ENVIRONMENT_ID");
  const token = setting("pingone:apiAccessToken", "PINGONE_API_ACCESS_TOKEN");
  const region = setting("pingone:regionCode", "PINGONE_REGION_CODE") ?? "";
  const domain = pingOneDomains[region.toUpperCase()];
  const at = (name: string, variable: string) =>
    setting("", `PINGONE_${variable}_SERVICE_HOSTNAME`) ?? (domain && `${name}.pingone.${domain}`);
  const [api, auth] = [at("api", "API"), at("auth", "AUTH")];
  if (api === undefined || auth === undefined)
    return {
      unaskable: `pingone:regionCode is ${region || "not set"}; it is one of ${Object.keys(pingOneDomains).join(", ")}.`,
    };
  const base = `${originOf(api)}/v1`;
  if (token !== undefined) return { base, authorize: async () => ({ authorization: `Bearer ${token}` }) };
  if (clientId === undefined || secret === undefined || environment === undefined)
    return {
      unaskable:
        "The stack has no account: pingone:clientId, pingone:clientSecret and pingone:environmentId (or PINGONE_CLIENT_ID, PINGONE_CLIENT_SECRET, PINGONE_ENVIRONMENT_ID in the environment).",
    };
  return {
    base,
    authorize: (send) =>
      clientCredentials(
        send,
        `${originOf(auth)}/${encodeURIComponent(environment)}/as/token`,
        {},
        basic(clientId, secret),
      ),
  };
}

/** The provider's hosts may be on this machine, without TLS. */
function originOf(host: string): string {
  return /^127\.0\.0\.1(:|$)/.test(host) ? `http://${host}` : `https://${host}`;
}

/** What the worker application may do. */
export const pingOneRights: readonly RightsProbe[] = [
  {
    name: "read the environment",
    path: ({ idp }) => `/environments/${String(idp.environmentId)}`,
    grant:
      "Give the worker application the role Environment Admin for this environment (Applications > the worker > Roles), and check webex-sso:idp.environmentId.",
  },
  {
    name: "read applications",
    path: ({ idp }) => `/environments/${String(idp.environmentId)}/applications?limit=1`,
    grant:
      "Give the worker application the role Environment Admin or Client Application Developer for this environment.",
  },
  {
    name: "read groups",
    path: ({ idp }) => `/environments/${String(idp.environmentId)}/groups?limit=1`,
    grant: "Give the worker application the role Identity Data Admin for this environment.",
    isOptional: true,
  },
  {
    name: "the key that signs",
    path: ({ idp }) => `/environments/${String(idp.environmentId)}/keys/${String(idp.signingKey)}`,
    grant:
      "Check webex-sso:idp.signingKey (Settings > Certificates & Key Pairs), and that the worker application has the role Environment Admin.",
    isOptional: true,
  },
  {
    name: "roles",
    path: ({ setting }) =>
      `/environments/${setting("pingone:environmentId", "PINGONE_ENVIRONMENT_ID")}/applications/${setting("pingone:clientId", "PINGONE_CLIENT_ID")}/roleAssignments`,
    grant: "The worker application may not read its own roles; all is well without.",
    isOptional: true,
    judge: ({ body }) => {
      const { _embedded } = body as { _embedded?: { roleAssignments?: readonly unknown[] } };
      const count = _embedded?.roleAssignments?.length ?? 0;
      return count === 0
        ? { result: "failed", detail: "The worker application has no role at all." }
        : {
            result: "ok",
            detail: `The worker application has ${count} role ${count === 1 ? "assignment" : "assignments"}.`,
          };
    },
  },
];
