import { globSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { localBackend } from "./local-backend.ts";

/** Who holds the lock of a stack, as far as that can be known. */
export type LockHolder =
  | { readonly state: "free" }
  /** The process is gone: what a kill leaves behind. */
  | { readonly state: "dead"; readonly who: string }
  | { readonly state: "alive"; readonly who: string }
  /** On another machine, or in a backend that does not tell. */
  | { readonly state: "unknown"; readonly who: string };

/**
 * Reads the locks of a backend in a local folder. Other backends keep theirs to themselves: Pulumi says who holds one
 * when it is met.
 *
 * @param backend the address of the backend, for example `file:///home/me/state`.
 */
export function lockHolder(backend: string, project: string, tenant: string): LockHolder {
  const folder = localBackend(backend);
  if (folder === undefined) return { state: "unknown", who: "somebody (this backend does not tell)" };
  const [file] = globSync(join(folder, "locks/**", project, tenant, "*.json"));
  if (file === undefined) return { state: "free" };
  const lock: { pid: number; username: string; hostname: string; timestamp: string } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const who = `${lock.username}@${lock.hostname}, process ${lock.pid}, since ${lock.timestamp}`;
  if (lock.hostname !== hostname()) return { state: "unknown", who };
  return { state: isAlive(lock.pid) ? "alive" : "dead", who };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
