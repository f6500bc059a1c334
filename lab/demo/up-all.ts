import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import type { Deployed } from "./up-tenant.ts";

/**
 * Deploys tenants, as many at once as the machine has processors, and gives each when it and those before it are done.
 * The first that fails ends it, after those that have begun are done: none is left with its lock.
 */
export async function* upAll(
  tenants: readonly string[],
  up: (tenant: string) => Promise<Deployed>,
): AsyncGenerator<Deployed> {
  const atOnce = pLimit(availableParallelism());
  let hasFailed = false;
  const running = tenants.map((tenant) =>
    atOnce(async () => {
      if (hasFailed) throw new Error("It was not begun.");
      return up(tenant).catch((error) => {
        hasFailed = true;
        throw error;
      });
    }),
  );
  const ended = Promise.allSettled(running);
  try {
    for (const one of running) yield await one;
  } finally {
    await ended;
  }
}
