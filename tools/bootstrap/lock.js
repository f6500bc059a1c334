import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { abandonedLock, FREE, HELD_BY_US, lockHolder } from "./lock-holder.js";

/**
 * @typedef {object} LockOptions
 * @property {(holder: string) => void} [onWait] told once when somebody else has the lock.
 * @property {number} [pollMs] how often a waiting process looks.
 * @property {number} [staleMs] how long a holder's sign of life may stand still before it counts as dead.
 */

/**
 * Takes a lock between processes; waits as long as a living process has it, and takes it over from a dead one.
 *
 * The lock is the file `path.N` with the highest N. Whoever finds it given back or its holder dead creates
 * `path.N+1`, which only one can, and has the lock unless something higher is there by then. The highest file
 * is never removed and no file changes hands, so a slow process cannot take what another has taken meanwhile.
 *
 * @param {string} path
 * @param {LockOptions} options
 * @returns {Promise<() => void>} gives the lock back.
 * @throws Error when the folder of the lock cannot be written.
 */
export async function acquireLock(path, { onWait, pollMs = 250, staleMs = 30_000 } = {}) {
  mkdirSync(dirname(path), { recursive: true });
  const isAbandoned = abandonedLock(staleMs);
  let told = false;
  for (;;) {
    const latest = Math.max(0, ...numbers(path));
    if (latest === 0 || isAbandoned(`${path}.${latest}`)) {
      if (take(path, latest + 1)) return hold(`${path}.${latest + 1}`, staleMs / 10);
      continue;
    }
    if (!told) onWait?.(lockHolder(`${path}.${latest}`));
    told = true;
    await sleep(pollMs);
  }
}

/**
 * @param {string} path
 * @param {number} number
 * @returns {boolean} false when another process was faster.
 */
function take(path, number) {
  try {
    writeFileSync(`${path}.${number}`, HELD_BY_US, { flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
  const all = numbers(path);
  const isOurs = Math.max(...all) === number;
  const outdated = isOurs ? all.filter((other) => other < number) : [number];
  for (const other of outdated) rmSync(`${path}.${other}`, { force: true });
  return isOurs;
}

/**
 * @param {string} file
 * @param {number} heartbeatMs
 * @returns {() => void}
 */
function hold(file, heartbeatMs) {
  const heartbeat = setInterval(() => ifPresent(() => utimesSync(file, new Date(), new Date())), heartbeatMs);
  heartbeat.unref();
  return function release() {
    clearInterval(heartbeat);
    // "r+" neither creates the file nor cuts it off, so no reader ever sees it empty.
    ifPresent(() => writeFileSync(file, FREE, { flag: "r+" }));
  };
}

/**
 * Our file is gone when the lock was taken from us while this process was stopped.
 *
 * @param {() => void} action
 */
function ifPresent(action) {
  try {
    action();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
}

/** @param {string} path */
function numbers(path) {
  const prefix = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .filter(Number.isInteger);
}
