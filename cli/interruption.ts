import { readdirSync, readFileSync } from "node:fs";
import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Until the function that it gives back is called, a signal that ends this process first ends every process that it
 * has started, then runs `cleanUp`. All of it belongs to the lab: nothing of it is worth a gentle end.
 */
export function onInterruption(cleanUp: () => void): () => void {
  const end = (signal: (typeof signals)[number]) => {
    for (const child of descendants(process.pid)) kill(child);
    cleanUp();
    console.error("Interrupted. Nothing is left of the lab, and nothing of the project has changed.");
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

/**
 * The processes below one, the nearest first. Only Linux lists them without another program; elsewhere the terminal
 * gives the signal to all of them.
 */
function descendants(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) => numbersIn(`/proc/${pid}/task/${thread}/children`));
  return [...children, ...children.flatMap(descendants)];
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function numbersIn(file: string): number[] {
  try {
    return readFileSync(file, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
