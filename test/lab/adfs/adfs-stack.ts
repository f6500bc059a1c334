import type { PulumiFn, Stack } from "@pulumi/pulumi/automation/index.js";
import type { AdfsLab } from "../../../lab/adfs/start.ts";
import { inlineStack } from "../engine.ts";

/** A stack on the real engine that is configured for the stand-in of an ADFS server. */
export async function adfsStack(
  name: string,
  folder: string,
  providerPort: number,
  lab: AdfsLab,
  program: PulumiFn,
): Promise<Stack> {
  const stack = await inlineStack(name, folder, `adfs:${providerPort}`, program);
  const config = Object.entries(lab.config).map(
    ([key, value]) => [`adfs:${key}`, { value, secret: key === "privateKey" }] as const,
  );
  await stack.setAllConfig(Object.fromEntries(config));
  return stack;
}
