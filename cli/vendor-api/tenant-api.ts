import type { Administration } from "../../vendors/administration.ts";
import type { Api } from "../../vendors/api.ts";
import type { EngineCommand } from "../engine.ts";
import { openApi } from "./open-api.ts";
import { patient } from "./patient.ts";
import { providerSettings } from "./provider-settings.ts";
import { sender } from "./send.ts";

/**
 * The administrative API of a tenant's identity provider, with the account of its stack.
 *
 * @param tell told when an API that is busy is waited for.
 * @throws Error with the reason, as the end of a sentence.
 */
export async function tenantApi(
  engine: Pick<EngineCommand, "read">,
  tenant: string,
  { api }: Pick<Administration<never>, "api">,
  tell: (message: string) => void,
): Promise<Api> {
  if (api === undefined) throw new Error("it has none");
  const access = api(await providerSettings(engine, tenant, process.env));
  if ("unaskable" in access) throw new Error(access.unaskable);
  return openApi(access, patient(sender(access), { tell }));
}
