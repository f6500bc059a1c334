import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import type { DirectoryApi, ProviderConfig } from "../../vendors/directory.ts";
import { engineCommand } from "../engine.ts";

/**
 * The provider's own keys of a tenant's stack: from its file, its secrets through the engine, and what the stack does not
 * have from the environment, as the provider itself reads it. For memory only.
 *
 * @throws WebexSsoError `preflight-credentials` with every key that is missing; `engine-failed`
 */
export async function providerConfig(
  project: string,
  tenant: string,
  { environment, required }: DirectoryApi,
): Promise<ProviderConfig> {
  const { values, isSecret } = readStackFile(project, tenant);
  const keys = [...new Set([...Object.keys(environment), ...required])];
  const hasSecrets = keys.some(isSecret);
  const decrypted = hasSecrets ? await decryptedConfig(project, tenant) : values;
  const found = keys.flatMap((key) => {
    const value = decrypted[key] ?? process.env[environment[key] ?? ""];
    return value === undefined || value === "" ? [] : [[key, String(value)] as const];
  });
  const config = Object.fromEntries(found);
  const missing = required.filter((key) => config[key] === undefined);
  if (missing.length === 0) return config;
  const ways = missing.map((key) =>
    environment[key] === undefined ? key : `${key} (or ${environment[key]} in the environment)`,
  );
  throw new WebexSsoError(
    "preflight-credentials",
    `${tenant} has not what its users could be read with: ${ways.join(", ")}. Set it (pulumi config set --secret … for a secret), or give an export with --idp-users.`,
  );
}

async function decryptedConfig(project: string, tenant: string): Promise<Readonly<Record<string, unknown>>> {
  const engine = await engineCommand(project);
  const text = await engine.read(["config", "--json", "--show-secrets", "--stack", tenant]);
  const all: Readonly<Record<string, { readonly value?: string }>> = JSON.parse(text);
  return Object.fromEntries(Object.entries(all).map(([key, { value }]) => [key, value]));
}
