import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";

/** What a lock file says when its holder has given it back. The blank ends the word: see `release` in lock.js. */
export const FREE = "free ";

/** What a lock file says while this process has it. */
export const HELD_BY_US = `${process.pid} ${hostname()}`;

/**
 * @param {string} file
 * @returns {string} who has a lock, to show to people: process number and host; empty when that is not known.
 */
export function lockHolder(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // taken over by somebody else at this moment
  }
}

/**
 * Judges whether nobody has a lock file any more: its holder says so, its process is gone, or its sign of
 * life has stood still for too long by our own clock. The last one covers process numbers that were given
 * again and holders in other containers.
 *
 * @param {number} staleMs
 * @param {() => number} now monotonic, in milliseconds.
 * @returns {(file: string) => boolean}
 */
export function abandonedLock(staleMs, now = () => performance.now()) {
  let lastSign = "";
  let since = now();
  return (file) => {
    const sign = signOfLife(file);
    if (sign !== lastSign) since = now();
    lastSign = sign;
    const holder = lockHolder(file);
    if (holder.startsWith(FREE)) return true;
    const [pid, host] = holder.split(" ");
    if (host === hostname() && !isRunning(Number(pid))) return true;
    return now() - since > staleMs;
  };
}

/** @param {string} file */
function signOfLife(file) {
  return `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs}`;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
