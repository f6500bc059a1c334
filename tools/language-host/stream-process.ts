import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

/**
 * Hands on what a process prints, in pieces as they come.
 *
 * @returns its exit code once all output is handed on; 128 + the signal's number when a signal ended it.
 * @throws Error when the process cannot be started.
 */
export async function streamProcess(
  child: ChildProcess,
  output: { readonly stdout: (bytes: Uint8Array) => void; readonly stderr: (bytes: Uint8Array) => void },
): Promise<number> {
  child.stdout?.on("data", output.stdout);
  child.stderr?.on("data", output.stderr);
  const [code, signal]: [number | null, NodeJS.Signals | null] = (await once(child, "close")) as never;
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
