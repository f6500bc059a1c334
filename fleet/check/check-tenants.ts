import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { moduleFile } from "../../tools/module-file.ts";
import { type CheckSettings, checkTenant } from "./check-tenant.ts";
import type { TenantCheck } from "./tenant-check.ts";

/** How a check is run. */
export interface CheckOptions {
  /** Default: as many as pay. */
  readonly threads?: number;
  /** Told how many are done. */
  readonly onProgress?: (done: number) => void;
}

/** Few enough that all threads end at about the same time. */
const batchSize = 25;
/** A thread loads everything anew, which takes as long as so many tenants. */
const tenantsForThread = 100;
/** Each holds some 100 MB; the files of tenants come from one disk. */
const mostThreads = 8;

/**
 * Checks tenants, on several threads where there are many: judging signatures is work for a processor.
 *
 * @returns in the order of the names, whatever was done first.
 */
export async function checkTenants(
  names: readonly string[],
  settings: CheckSettings,
  { threads = paying(names.length), onProgress = () => {} }: CheckOptions = {},
): Promise<TenantCheck[]> {
  const batches = Array.from({ length: Math.ceil(names.length / batchSize) }, (_, place) =>
    names.slice(place * batchSize, (place + 1) * batchSize),
  );
  const results: TenantCheck[][] = [];
  let next = 0;
  let done = 0;
  const work = async (check: (batch: readonly string[]) => Promise<TenantCheck[]>) => {
    for (let place = next++; place < batches.length; place = next++) {
      const batch = batches[place] ?? [];
      results[place] = await check(batch);
      done += batch.length;
      onProgress(done);
    }
  };
  if (threads <= 1)
    await work(async (batch) => {
      // Lets what waits come in: a key that was pressed, a progress line.
      await setImmediate();
      return batch.map((name) => checkTenant(name, settings));
    });
  else await Promise.all(Array.from({ length: threads }, () => onThread(settings, work)));
  return results.flat();
}

function paying(count: number): number {
  return Math.min(availableParallelism(), mostThreads, Math.floor(count / tenantsForThread));
}

async function onThread(
  settings: CheckSettings,
  work: (check: (batch: readonly string[]) => Promise<TenantCheck[]>) => Promise<void>,
): Promise<void> {
  const worker = new Worker(moduleFile(import.meta, "worker"), { workerData: settings });
  try {
    await work(
      (batch) =>
        new Promise((resolve, reject) => {
          const answered = (checks: TenantCheck[]) => {
            worker.off("error", reject);
            resolve(checks);
          };
          worker.once("message", answered).once("error", reject);
          worker.postMessage(batch);
        }),
    );
  } finally {
    await worker.terminate();
  }
}
