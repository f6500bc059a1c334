import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { acquireLock } from "../bootstrap/lock.js";
import type { Engine } from "./engine.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { engineIn } from "./in-cache.ts";
import { runCommand } from "./run-command.ts";
import type { Report, Way } from "./way.ts";

const STAGING = "staging-";
const VERSION_TIMEOUT_MS = 30_000;

/** Where the engine goes, and by which ways it is tried to get it, in this order. */
export interface EngineSetUp {
  /** The folder that appears, complete, in one rename. */
  readonly folder: string;
  readonly ways: readonly Way[];
  readonly report: Report;
}

/**
 * Puts an engine into the cache, unless it is there. Of several set-ups at once one works and the others
 * wait for it.
 *
 * @throws AggregateError with one Error for each way when none works; messages begin with the way's name.
 */
export async function setUpEngine({ folder, ways, report }: EngineSetUp): Promise<Engine> {
  const ready = engineIn(folder);
  if (ready) return ready;
  const release = await acquireLock(join(dirname(folder), `${basename(folder)}.lock`), {
    onWait: (holder) => report(`waiting for another set-up that is getting the engine (process ${holder})`),
  });
  try {
    return engineIn(folder) ?? (await firstThatWorks(folder, ways, report));
  } finally {
    release();
  }
}

async function firstThatWorks(folder: string, ways: readonly Way[], report: Report): Promise<Engine> {
  await removeLeftStaging(dirname(folder));
  const failures: Error[] = [];
  for (const way of ways) {
    const staging = await mkdtemp(join(dirname(folder), STAGING));
    const clear = () => rmSync(staging, { recursive: true, force: true });
    process.once("exit", clear);
    try {
      await way.fill(staging, report);
      return await publish(join(staging, "bin"), folder);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      report(`${way.name}: ${reason}`);
      failures.push(new Error(`${way.name}: ${reason}`, { cause: error }));
    } finally {
      clear();
      process.removeListener("exit", clear);
    }
  }
  throw new AggregateError(failures, "No way to get a Pulumi engine works here");
}

/** What a killed set-up has left; we have the lock, so nobody is at work in there. */
async function removeLeftStaging(engines: string): Promise<void> {
  await mkdir(engines, { recursive: true });
  const left = (await readdir(engines)).filter((name) => name.startsWith(STAGING));
  await Promise.all(left.map((name) => rm(join(engines, name), { recursive: true, force: true })));
}

async function publish(finished: string, folder: string): Promise<Engine> {
  const staged = engineIn(finished);
  if (!staged) throw new Error("it has ended without an engine");
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
  const result = await runCommand(staged.pulumi, ["version"], { env, timeoutMs: VERSION_TIMEOUT_MS });
  if (!result.ok) throw new Error(`the engine does not run: ${result.failure}`);
  const version = result.stdout.trim();
  if (version !== `v${ENGINE_VERSION}`) throw new Error(`the engine is ${version}, not v${ENGINE_VERSION}`);

  // A folder that lost one of its files is no engine; a rename does not replace a folder that has others.
  if (existsSync(folder)) await rename(folder, join(dirname(finished), "damaged"));
  await rename(finished, folder);
  const engine = engineIn(folder);
  if (!engine) throw new Error(`${folder} was removed as soon as it was there`);
  return engine;
}
