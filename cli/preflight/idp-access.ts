import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import type { ApiAccess, ProviderSetting } from "../../vendors/api.ts";
import { engineCommand } from "../engine.ts";
import type { UsableAccess } from "../vendor-api/open-api.ts";
import { providerSettings } from "../vendor-api/provider-settings.ts";
import { settingFrom } from "../vendor-api/setting-from.ts";

/**
 * How a tenant's account signs in to the API of its identity provider.
 *
 * @throws WebexSsoError `preflight-credentials` with what is missing; `engine-failed`
 */
export async function idpAccess(
  project: string,
  tenant: string,
  accessOf: (setting: ProviderSetting) => ApiAccess,
): Promise<UsableAccess> {
  const access = accessOf(await settingsOf(project, tenant));
  if (!("unaskable" in access)) return access;
  throw new WebexSsoError(
    "preflight-credentials",
    `The users of ${tenant} cannot be read by the API. ${access.unaskable} Set what is missing (pulumi config set --secret … for a secret), or give an export with --idp-users.`,
  );
}

/** The engine is asked only where there is something to decrypt: the account may be in the environment. */
async function settingsOf(project: string, tenant: string): Promise<ProviderSetting> {
  const { values, isSecret } = readStackFile(project, tenant);
  if (Object.keys(values).some(isSecret))
    return providerSettings(await engineCommand(project), tenant, process.env);
  return settingFrom((key) => textOf(values[key]), process.env);
}

/** As the engine gives a value. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}
