import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { acquireLock } from "../../../tools/bootstrap/lock.js";
import { run } from "../run.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const lockModule = new URL("../../../tools/bootstrap/lock.js", import.meta.url).href;

describe("acquireLock", () => {
  test("is given to the next one when it is given back", async () => {
    const path = join(temporaryFolder(), "lock");
    const order: string[] = [];
    const release = await acquireLock(path, { pollMs: 1 });
    const waiting = Promise.withResolvers<string>();
    const second = acquireLock(path, { pollMs: 1, onWait: waiting.resolve }).then((releaseSecond) => {
      order.push("second has it");
      releaseSecond();
    });
    expect(await waiting.promise).toBe(`${process.pid} ${hostname()}`);
    order.push("first gives it back");
    release();
    await second;
    expect(order).toEqual(["first gives it back", "second has it"]);
  });

  test("is taken over at once from a process that has died", async () => {
    const dead = await run(process.execPath, ["--print", "process.pid"]);
    const path = join(temporaryFolder({ "lock.3": `${dead.stdout.trim()} ${hostname()}` }), "lock");
    const release = await acquireLock(path, { pollMs: 1, staleMs: 1e9 });
    expect(readFileSync(`${path}.4`, "utf8")).toBe(`${process.pid} ${hostname()}`);
    release();
  });

  test("is taken over from a process number that was given again", async () => {
    const path = join(temporaryFolder({ "lock.1": `${process.pid} ${hostname()}` }), "lock");
    const release = await acquireLock(path, { pollMs: 1, staleMs: 30 });
    release();
    expect(readdirSync(join(path, ".."))).toEqual(["lock.2"]);
  });

  test("waits for a lock file whose holder has not written its name yet", async () => {
    const path = join(temporaryFolder({ "lock.1": "" }), "lock");
    const release = await acquireLock(path, {
      pollMs: 1,
      staleMs: 1e9,
      onWait: () => writeFileSync(`${path}.1`, "free "),
    });
    release();
  });

  test("gives back without harm what was taken over meanwhile", async () => {
    const path = join(temporaryFolder(), "lock");
    const stopped = await acquireLock(path, { staleMs: 1e9 });
    const release = await acquireLock(path, { pollMs: 1, staleMs: 1 });
    stopped();
    expect(readdirSync(join(path, ".."))).toEqual(["lock.2"]);
    expect(readFileSync(`${path}.2`, "utf8")).toBe(`${process.pid} ${hostname()}`);
    release();
  });

  test("lets only one of many processes in at a time, first of all past a dead holder", async () => {
    const folder = temporaryFolder({ "lock.1": `999999999 ${hostname()}`, counter: "0" });
    const program = `
      import { readFileSync, writeFileSync } from "node:fs";
      import { acquireLock } from ${JSON.stringify(lockModule)};
      for (let round = 0; round < 25; round++) {
        const release = await acquireLock("lock", { pollMs: 1 });
        const count = Number(readFileSync("counter", "utf8"));
        await new Promise((resolve) => setImmediate(resolve));
        writeFileSync("counter", String(count + 1));
        release();
      }`;
    const one = () => run(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder });
    const ended = await Promise.all([one(), one(), one(), one()]);
    expect(ended.map(({ stderr }) => stderr)).toEqual(["", "", "", ""]);
    expect(readFileSync(join(folder, "counter"), "utf8")).toBe("100");
  });
});
