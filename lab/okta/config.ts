import type { PlainMap } from "../../providers/host/value.ts";
import { OktaApiError } from "./api-error.ts";

/** Which organization a connection works with. */
export interface OktaConfig {
  readonly orgName: string;
  /** For example `https://acme.okta.com`. */
  readonly origin: string;
}

const noCredentials =
  "[ERROR] no Okta credentials provided. Please set one of the following: 'api_token' (or OKTA_API_TOKEN env var), " +
  "'access_token' (or OKTA_ACCESS_TOKEN env var), or 'private_key' + 'client_id' (or OKTA_API_PRIVATE_KEY + " +
  "OKTA_API_CLIENT_ID env vars). See https://registry.terraform.io/providers/okta/okta/latest/docs for more information";
const noUrl =
  "[ERROR] failed to load sdk clients: your Okta URL is missing. You can copy your domain from the Okta Developer Console. " +
  "Follow these instructions to find it: https://bit.ly/finding-okta-domain";

/** Reads the provider's configuration as the provider does; any token is good unless it is in `refusedTokens`. */
export function oktaConfig(config: PlainMap, refusedTokens: readonly string[]): OktaConfig {
  const { apiToken, accessToken, privateKey, orgName, baseUrl = "okta.com" } = config;
  if (!apiToken && !accessToken && !privateKey) throw new Error(noCredentials);
  if (typeof orgName !== "string" || orgName === "") throw new Error(noUrl);
  if (refusedTokens.includes(String(apiToken))) {
    const { message } = new OktaApiError("Invalid token provided");
    throw new Error(`[ERROR] failed validate configuration: error with v3 SDK client: ${message}`);
  }
  return { orgName, origin: `https://${orgName}.${String(baseUrl)}` };
}
