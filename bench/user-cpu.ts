import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Runs a command and gives the user CPU seconds of it and of everything that it started and waited for.
 *
 * @throws Error when the command fails.
 */
export async function userCpu(
  command: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<number> {
  // The shell's `times` prints two lines, its own and its children's, each "user system" as 0m1.234s (POSIX).
  const { stdout } = await promisify(execFile)(
    "sh",
    ["-c", '"$@" >/dev/null || exit; times', "sh", ...command],
    {
      cwd,
      env,
    },
  );
  const [, minutes, seconds] = /\n(\d+)m([\d.]+)s/.exec(stdout) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
