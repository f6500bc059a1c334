import type { ProviderSetting } from "../../vendors/api.ts";

/** Settings of a provider: from the stack's configuration, else from the environment. */
export function settingFrom(
  configured: (key: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): ProviderSetting {
  return (key, ...variables) =>
    configured(key) ??
    variables.map((name) => environment[name]).find((one) => one !== undefined && one !== "");
}
