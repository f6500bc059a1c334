import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { handOver } from "../../../tools/bootstrap/hand-over.js";

const handOverModule = new URL("../../../tools/bootstrap/hand-over.js", import.meta.url).href;

describe("handOver", () => {
  test.each([
    ["the exit code", "process.exit(7)", 7],
    ["128 + the signal's number", "process.kill(process.pid, 'SIGTERM')", 143],
  ])("resolves with %s", async (_, program, expected) => {
    expect(await handOver(process.execPath, ["--eval", program], {})).toBe(expected);
  });

  test("rejects when there is no such command", async () => {
    await expect(handOver("/nowhere/pulumi", [], {})).rejects.toThrow("spawn /nowhere/pulumi ENOENT");
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("hands %s on and waits for the end", async (signal) => {
    const command = `process.on("${signal}", () => process.exit(5)); setInterval(() => {}, 1e6); console.log("up")`;
    const program = `
      import { handOver } from ${JSON.stringify(handOverModule)};
      process.exit(await handOver(process.execPath, ["--eval", ${JSON.stringify(command)}], {}));`;
    const parent = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    await once(parent.stdout, "data");
    parent.kill(signal);
    expect(await once(parent, "close")).toEqual([5, null]);
  });
});
