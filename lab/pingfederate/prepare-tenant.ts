import type { TenantValues } from "../stand-in.ts";
import type { PingFederateConsole } from "./console.ts";
import { delivered } from "./fulfillment.ts";

interface Idp {
  readonly mapping: { readonly adapter?: string; readonly policyContract?: string };
  readonly signingKey: string;
  readonly stagedSigningKeys?: readonly string[];
}

/** Makes the keys, and the adapter or policy contract, that a tenant names. */
export async function prepareTenant(
  server: (host: string) => PingFederateConsole,
  config: TenantValues,
): Promise<void> {
  const console = server(new URL(String(config["pingfederate:httpsHost"])).hostname);
  const { mapping, signingKey, stagedSigningKeys = [] } = config["webex-sso:idp"] as Idp;
  for (const id of [signingKey, ...stagedSigningKeys]) await console.addKey(id);
  const attributes = Object.keys(delivered);
  if (mapping.adapter !== undefined) console.addAdapter(mapping.adapter, attributes);
  if (mapping.policyContract !== undefined) console.addPolicyContract(mapping.policyContract, attributes);
}
