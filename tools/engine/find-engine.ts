import type { Engine } from "./engine.ts";
import { engineFolder, engineIn } from "./in-cache.ts";
import { onPath } from "./on-path.ts";

/**
 * The engine that set-up has found or put in place: the user's own before the cached one. Looks anew each
 * time, so that an engine that has gone is not used and a new one is.
 *
 * @returns undefined when set-up has work to do.
 */
export async function findEngine(): Promise<Engine | undefined> {
  const attempt = await onPath();
  return "engine" in attempt ? attempt.engine : engineIn(engineFolder());
}
