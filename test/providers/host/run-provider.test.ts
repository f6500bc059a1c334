import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { connect } from "./client.ts";

const plugin = join(import.meta.dirname, "tiny-plugin.ts");

describe("a plugin", () => {
  test("prints its port and nothing else, serves, and ends when it is told to", async () => {
    const child = spawn(process.execPath, [plugin, "127.0.0.1:1"]);
    const [line] = await once(createInterface(child.stdout), "line");
    expect(line).toMatch(/^\d+$/);
    const client = connect(Number(line));
    await client.configure({ who: "engine" });
    expect(await client.invoke("tiny:index:whoami", {})).toEqual({ answer: " engine" });
    client.close();
    child.kill();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("ends when the engine that started it was killed", async () => {
    const start = `require("node:child_process").spawn(process.execPath, [${JSON.stringify(plugin)}], { stdio: "inherit" })`;
    const engine = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
    await once(createInterface(engine.stdout), "line");
    engine.kill("SIGKILL");
    // The plugin holds the other end of this pipe for as long as it runs.
    await once(engine.stdout, "close");
  });
});
