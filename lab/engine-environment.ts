import { join } from "node:path";
import { engineEnvironment } from "../tools/engine/engine-environment.ts";
import type { Lab } from "./start.ts";

/**
 * The engine's environment in which the stand-ins are its identity providers. Its state is in `folder`, so that no stack
 * of the user's is mixed up with what stands in a lab.
 *
 * @throws Error when there is no engine
 */
export async function labEnvironment(
  folder: string,
  { environment, debugProviders }: Pick<Lab, "environment" | "debugProviders">,
): Promise<Record<string, string>> {
  const { env } = await engineEnvironment();
  return {
    ...env,
    ...environment,
    PULUMI_HOME: join(folder, "pulumi-home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_DEBUG_PROVIDERS: debugProviders,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
