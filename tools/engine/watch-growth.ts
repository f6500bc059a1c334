import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type StallWatch, stallWatch } from "./stall-watch.ts";

/** A watch over a download that tells nothing itself: its sign of life is that its folder grows. */
export function watchGrowth(folder: string, stallMs: number, complaint: string): Omit<StallWatch, "alive"> {
  const watch = stallWatch(stallMs, complaint);
  let size = bytesIn(folder);
  const timer = setInterval(() => {
    const current = bytesIn(folder);
    if (current !== size) watch.alive();
    size = current;
  }, stallMs / 10);
  return {
    stalled: watch.stalled,
    stop() {
      clearInterval(timer);
      watch.stop();
    },
  };
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => lstatSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, bytes) => sum + bytes, 0);
}
