import { type SpawnOptions, spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end; `onStderr` is told of each piece of it as it comes. */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly onStderr?: (text: string) => void } = {},
): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  child.stderr.on("data", (bytes) => options.onStderr?.(String(bytes)));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, stdout, stderr };
}
