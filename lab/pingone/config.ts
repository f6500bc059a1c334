import type { PlainMap } from "../../providers/host/value.ts";

const regions = ["AP", "AU", "CA", "EU", "NA", "SG"];

/** The region that a connection works with; what the provider cannot work without is refused as it refuses it. */
export function pingOneConfig({
  clientId,
  clientSecret,
  environmentId,
  apiAccessToken,
  regionCode,
}: PlainMap): { readonly region: string } {
  if (!apiAccessToken && !(clientId && clientSecret && environmentId))
    throw new Error(
      "Required parameter missing: either api_access_token, or client_id, client_secret and environment_id, must be set in the provider configuration.",
    );
  if (!regions.includes(String(regionCode)))
    throw new Error(
      `Required parameter missing: region_code must be one of ${regions.join(", ")}, got: "${String(regionCode ?? "")}".`,
    );
  return { region: String(regionCode) };
}
