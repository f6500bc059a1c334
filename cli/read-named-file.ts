import { readFileSync, statSync } from "node:fs";

/**
 * Reads a file that the user has named.
 *
 * @throws NodeJS.ErrnoException which `unreadable` puts into words; with the code NOFILE for a pipe, which would be waited
 * for, and for a device, which never ends.
 */
export function readNamedFile(path: string): Buffer {
  const found = statSync(path);
  if (!found.isFile() && !found.isDirectory()) throw Object.assign(new Error(), { code: "NOFILE" });
  return readFileSync(path);
}
