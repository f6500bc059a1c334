import { rmSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { abandonedLock, FREE, HELD_BY_US, lockHolder } from "../../../tools/bootstrap/lock-holder.js";
import { temporaryFolder } from "../temporary-folder.ts";

function lockFile(holder: string): string {
  return join(temporaryFolder({ lock: holder }), "lock");
}

describe("abandonedLock", () => {
  test.each([
    ["given back", `${FREE} elsewhere`, true],
    ["ours", HELD_BY_US, false],
    ["of a process that has ended", `999999999 ${hostname()}`, true],
    ["of a process elsewhere, which we cannot see", "999999999 elsewhere", false],
    ["of a process that is writing its name", "", false],
  ])("judges one that is %s", (_, holder, expected) => {
    expect(abandonedLock(1000)(lockFile(holder))).toBe(expected);
  });

  test("counts the time without a sign of life by its own clock", () => {
    let now = 0;
    const isAbandoned = abandonedLock(1000, () => now);
    const file = lockFile("1 elsewhere");
    const at = (time: number) => {
      now = time;
      return isAbandoned(file);
    };
    expect([at(0), at(1000), at(1001)]).toEqual([false, false, true]);
    utimesSync(file, 1, 1); // long ago by the clock of the holder: what counts is that it changes
    expect([at(5000), at(6000), at(6001)]).toEqual([false, false, true]);
  });

  test("starts counting anew for another lock file", () => {
    let now = 0;
    const isAbandoned = abandonedLock(1000, () => now);
    isAbandoned(lockFile("1 elsewhere"));
    now = 5000;
    expect(isAbandoned(lockFile("2 elsewhere"))).toBe(false);
  });
});

test("lockHolder of a file that has just gone is empty", () => {
  const file = lockFile("1 elsewhere");
  rmSync(file);
  expect(lockHolder(file)).toBe("");
});
