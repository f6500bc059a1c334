import type { PlainMap } from "../../providers/host/value.ts";

/** Which server a connection works with. */
export interface PingFederateConfig {
  /** The host of the administrative API, for example `pf-admin.example.com`. */
  readonly host: string;
}

/**
 * Reads the provider's configuration as the provider does. `product_version` decides what it may send, so that it
 * takes none but those that it knows.
 */
export function pingFederateConfig(config: PlainMap): PingFederateConfig {
  const { httpsHost, username, password, accessToken, clientId, clientSecret, productVersion } = config;
  if (typeof httpsHost !== "string" || !URL.canParse(httpsHost))
    throw new Error(
      "Missing required configuration: Unable to find https_host. https_host must be set in the provider configuration or by PINGFEDERATE_PROVIDER_HTTPS_HOST.",
    );
  if (!/^1[1-3]\.\d(\.\d+)?$/.test(String(productVersion)))
    throw new Error(
      `Missing or unsupported product_version: "${String(productVersion ?? "")}". product_version must be set in the provider configuration, for example "12.3".`,
    );
  const isBasic = Boolean(username) && Boolean(password);
  if (!isBasic && !accessToken && !(clientId && clientSecret))
    throw new Error(
      "Missing required configuration: Unable to find username and password, access_token, or OAuth client credentials.",
    );
  return { host: new URL(httpsHost).hostname };
}
