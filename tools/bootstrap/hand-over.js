import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @import { SpawnOptions } from "node:child_process" */

/**
 * Runs a command in our place: our terminal, our signals, its exit code. Plain JavaScript, because it is
 * needed before there is a Node that can run TypeScript.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} options
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it.
 * @throws Error when it cannot be started.
 */
export function handOver(command, args, options) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    // Ctrl-C reaches the command by itself, and to Pulumi a second one means "stop at once".
    if (signal !== "SIGINT" || !onTerminal) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  }).finally(() => {
    for (const signal of signals) process.removeListener(signal, forward);
  });
}
