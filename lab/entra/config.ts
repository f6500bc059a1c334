import type { PlainMap } from "../../providers/host/value.ts";

/** Which directory a connection works with. */
export interface EntraConfig {
  readonly tenantId: string;
}

const credentials = [
  "clientSecret",
  "clientSecretFilePath",
  "clientCertificate",
  "clientCertificatePath",
  "oidcToken",
];

/** Reads the provider's configuration; any credential is good unless it is in `refusedSecrets`. */
export function entraConfig(config: PlainMap, refusedSecrets: readonly string[]): EntraConfig {
  const { tenantId, clientId, clientSecret } = config;
  if (typeof tenantId !== "string" || tenantId === "")
    throw new Error("unable to build authorizer for Microsoft Graph API: tenant ID must be configured");
  if (!clientId || !credentials.some((name) => config[name]))
    throw new Error(
      "unable to build authorizer for Microsoft Graph API: please run 'az login', or configure a client ID with a secret or certificate",
    );
  if (refusedSecrets.includes(String(clientSecret)))
    throw new Error(
      "unable to obtain access token: clientCredentialsToken: received HTTP status 401 with response: AADSTS7000215: Invalid client secret provided.",
    );
  return { tenantId };
}
