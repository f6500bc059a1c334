import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

/** How long a child may take to end by itself before it is killed, in milliseconds. */
const GRACE_MS = 3000;

/** The processes that the language host has started and that have not ended, so that none outlives it. */
export class ChildProcesses {
  readonly #running = new Set<ChildProcess>();

  /** Starts Node with these arguments; the child stays in the host's process group. */
  node(args: readonly string[], options: SpawnOptions): ChildProcess {
    return this.start(process.execPath, args, options);
  }

  /** Starts a command; it is forgotten once it has ended. */
  start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(command, args, options);
    this.#running.add(child);
    child.once("close", () => this.#running.delete(child));
    child.once("error", () => this.#running.delete(child));
    return child;
  }

  /** Asks one child to end, and kills it when it does not within the grace time. */
  async end(child: ChildProcess): Promise<void> {
    if (!this.#running.has(child)) return;
    const closed = once(child, "close");
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    await closed;
    clearTimeout(timer);
  }

  /** Ends all of them; resolves when none is left. */
  async endAll(): Promise<void> {
    await Promise.all([...this.#running].map((child) => this.end(child)));
  }
}
