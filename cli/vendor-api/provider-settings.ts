import type { ProviderSetting } from "../../vendors/api.ts";
import type { EngineCommand } from "../engine.ts";
import { settingFrom } from "./setting-from.ts";

/**
 * The settings of the provider, secrets included: decrypted by the engine, kept in memory, never written anywhere.
 *
 * @throws WebexSsoError `engine-…`
 */
export async function providerSettings(
  engine: Pick<EngineCommand, "read">,
  tenant: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProviderSetting> {
  const config: Readonly<Record<string, { readonly value?: string }>> = JSON.parse(
    await engine.read(["config", "--show-secrets", "--json", "--stack", tenant]),
  );
  return settingFrom((key) => config[key]?.value, environment);
}
