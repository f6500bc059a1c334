import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes what a killed run has left: files that were written beside their place and never moved there. One that is
 * younger than this process is somebody else's, who is still at it.
 */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Number.POSITIVE_INFINITY };
    if (mtimeMs < performance.timeOrigin) rmSync(path, { force: true });
  }
}
