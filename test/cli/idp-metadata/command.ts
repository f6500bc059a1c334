import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../../..");
const main = join(root, "cli/main.ts");

/** The tool, as a user calls it in a folder. */
export async function webexSso(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(process.execPath, [main, ...args], {
    cwd: root,
    env: { ...env, INIT_CWD: folder },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

/** The same, for a test that kills it. */
export function startWebexSso(folder: string, args: readonly string[]) {
  return spawn(process.execPath, [main, ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
    stdio: "ignore",
  });
}
