import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PulumiFn, Stack } from "@pulumi/pulumi/automation/index.js";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { engineEnvironment } from "../../tools/engine/engine-environment.ts";

/** A stack on the real engine whose program runs in this process and whose state is in `folder`. */
export async function inlineStack(
  stackName: string,
  folder: string,
  debugProviders: string,
  program: PulumiFn,
): Promise<Stack> {
  const { env } = await engineEnvironment();
  // The Automation API looks for the engine on this process's PATH.
  process.env.PATH = env.PATH;
  mkdirSync(join(folder, "state"), { recursive: true });
  const envVars = {
    ...env,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_DEBUG_PROVIDERS: debugProviders,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName, projectName: "lab", program },
    { envVars },
  );
  await stack.setAllConfig({
    "okta:orgName": { value: stackName },
    "okta:apiToken": { value: "token", secret: true },
  });
  return stack;
}
