import { spawn } from "node:child_process";

/** How a command ended; `failure` is one line that says why it did not work. */
export type CommandResult =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly failure: string };

/** Where, how long and with whom watching a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The longest it may run, in milliseconds. */
  readonly timeoutMs?: number;
  /** Ends the command when aborted; the reason's message becomes the failure. */
  readonly signal?: AbortSignal;
  /** Told of each piece of stderr as it comes. */
  readonly onStderr?: (text: string) => void;
}

/**
 * Runs a command to its end in a process group of its own, so that ending it ends what it has started too.
 * Never throws: a command that is absent, fails, hangs or is aborted is a result.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const limits = [options.signal, options.timeoutMs && AbortSignal.timeout(options.timeoutMs)];
  const signal = AbortSignal.any(limits.filter((limit) => limit instanceof AbortSignal));
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    let stdout = "";
    let stderr = "";
    const end = () => killGroup(child.pid);
    signal.addEventListener("abort", end);
    process.once("exit", end);
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
      options.onStderr?.(text);
    });
    const done = (result: CommandResult) => {
      signal.removeEventListener("abort", end);
      process.removeListener("exit", end);
      resolve(result);
    };
    child.once("error", (error: NodeJS.ErrnoException) => {
      done({ ok: false, failure: error.code === "ENOENT" ? `there is no ${command}` : error.message });
    });
    child.once("close", (code, by) => {
      if (signal.aborted) done({ ok: false, failure: abortFailure(signal.reason, options.timeoutMs) });
      else if (code === 0) done({ ok: true, stdout });
      else done({ ok: false, failure: lastLine(stderr) || `ended with ${by ?? `exit code ${code}`}` });
    });
    if (signal.aborted) end();
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself in between.
  }
}

function abortFailure(reason: unknown, timeoutMs: number | undefined): string {
  if (reason instanceof Error && reason.name === "TimeoutError")
    return `no answer within ${(timeoutMs ?? 0) / 1000} s`;
  return reason instanceof Error ? reason.message : String(reason);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
