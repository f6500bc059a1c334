import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Nobody else ends a name with an identifier and this: writeWholeFile does. */
const leftover = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/;

/**
 * Removes what a killed run has left in a folder: files that were written beside their place and never moved there. One that
 * is younger than this process is somebody else's, who is still at it. Writing takes less than a process takes to start; who
 * was halted in between is told that its file could not take its place, and nothing else is lost.
 */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!leftover.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Number.POSITIVE_INFINITY };
    if (mtimeMs < performance.timeOrigin) rmSync(path, { force: true });
  }
}
