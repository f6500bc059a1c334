import { randomUUID } from "node:crypto";
import { lstatSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { removeLeftovers } from "./remove-leftovers.ts";

/** Folders that were tidied: what a killed run has left was there before this process was. */
const tidied = new Set<string>();

/**
 * Writes a file wholly or not at all: beside its place first, then over it. Where a symbolic link stands in its place, the
 * file behind it is written and the link stays.
 *
 * @param mode who may read it: its owner alone, unless it is made to be shared.
 * @throws Error of the file system.
 */
export function writeWholeFile(path: string, content: string | Uint8Array, mode = 0o600): void {
  const target = behindLinks(path);
  const beside = `${target}.${randomUUID()}.part`;
  try {
    writeFileSync(beside, content, { mode, flag: "wx" });
    renameSync(beside, target);
  } finally {
    rmSync(beside, { force: true });
  }
  tidy(dirname(target));
}

/** The file that a path leads to, whether it is there yet or not. */
function behindLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  return behindLinks(resolve(realpathSync(dirname(path)), readlinkSync(path)));
}

function tidy(folder: string): void {
  if (tidied.has(folder)) return;
  tidied.add(folder);
  try {
    removeLeftovers(folder);
  } catch {
    // The file is written: that the folder may not be read, or somebody else tidies it, is no failure of that.
  }
}
