import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a file wholly or not at all: beside its place first, then over it. Only its owner may read it.
 *
 * @throws Error of the file system.
 */
export function writeWholeFile(path: string, text: string): void {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(beside, text, { mode: 0o600, flag: "wx" });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
