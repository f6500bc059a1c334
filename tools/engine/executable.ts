import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";

/** The file of a command in a folder, as this platform names it. */
export function executable(folder: string, name: string): string {
  return join(folder, process.platform === "win32" ? `${name}.exe` : name);
}

/** Whether there is a file that this user may run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // absent, or not ours to run: the same to whoever looks for a command
  }
}
