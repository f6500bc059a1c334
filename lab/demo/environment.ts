import { join } from "node:path";
import { engineEnvironment } from "../../tools/engine/engine-environment.ts";
import type { Lab } from "../start.ts";

/** The engine's environment for the demo: nothing is written outside `folder` but the cache. */
export async function demoEnvironment(folder: string, lab: Lab): Promise<Record<string, string>> {
  const { env } = await engineEnvironment();
  return {
    ...env,
    ...lab.environment,
    PULUMI_HOME: join(folder, "pulumi-home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    // The examples' secrets are encrypted with it, and open nothing.
    PULUMI_CONFIG_PASSPHRASE: "webex-sso-demo",
    PULUMI_DEBUG_PROVIDERS: lab.debugProviders,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
