import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { folderWithSdk } from "./program.ts";
import { startHost } from "./start-host.ts";

const engine = fileURLToPath(new URL("engine.fixture.ts", import.meta.url));

describe("the language host", () => {
  test.each([
    ["ends by itself", "setInterval(() => {}, 1e6); console.log('program runs');"],
    [
      "does not listen to signals",
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log('program runs');",
    ],
  ])("is gone with its program after a SIGKILL of the engine: a program that %s", async (_, script) => {
    const directory = folderWithSdk("run", script);
    const parent = spawn(process.execPath, [engine, directory], { stdio: ["ignore", "pipe", "pipe"] });
    await once(parent.stdout, "data");
    parent.kill("SIGKILL");
    // The host and the program have its stderr open too, which ends when the last of them has gone.
    expect(await text(parent.stderr)).toBe("");
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends on %s", async (signal) => {
    const host = await startHost();
    host.process.kill(signal);
    expect(await once(host.process, "close")).toEqual([0, null]);
  });
});
