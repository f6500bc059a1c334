import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a file wholly or not at all: beside its place first, then over it.
 *
 * @param mode who may read it: its owner alone, unless it is made to be shared.
 * @throws Error of the file system.
 */
export function writeWholeFile(path: string, content: string | Uint8Array, mode = 0o600): void {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(beside, content, { mode, flag: "wx" });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
