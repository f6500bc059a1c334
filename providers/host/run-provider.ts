import type { ProviderDefinition } from "./definition.ts";
import { serve } from "./serve.ts";

const orphanCheckMilliseconds = 500;

/**
 * The entry of a plugin: serves the provider and tells the engine its port, which is the one line of output that
 * the engine waits for. It ends when it is told to, and when whoever started it is gone.
 */
export async function runProvider<Config>(definition: ProviderDefinition<Config>): Promise<void> {
  const parent = process.ppid;
  const { port, close } = await serve(definition);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, close);
  // A killed engine sends no signal; its plugins would stay behind.
  const orphanCheck = setInterval(() => {
    if (process.ppid !== parent) close();
  }, orphanCheckMilliseconds);
  orphanCheck.unref();
  process.stdout.write(`${port}\n`);
}
