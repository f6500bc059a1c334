import { describe, expect, test } from "vitest";
import { runCommand } from "../../../tools/engine/run-command.ts";

describe("runCommand", () => {
  test.each([
    ["prints", "echo out; echo err >&2", { ok: true, stdout: "out\n" }],
    ["fails with a message", "echo first >&2; echo last >&2; exit 3", { ok: false, failure: "last" }],
    ["fails without one", "exit 3", { ok: false, failure: "ended with exit code 3" }],
    ["is killed", "kill -9 $$", { ok: false, failure: "ended with SIGKILL" }],
  ])("a command that %s", async (_, script, expected) => {
    expect(await runCommand("/bin/sh", ["-c", script], {})).toEqual(expected);
  });

  test("a command that is not there", async () => {
    expect(await runCommand("/nowhere/go", [], {})).toEqual({
      ok: false,
      failure: "there is no /nowhere/go",
    });
  });

  test("ends a command that hangs together with what it has started", async () => {
    // It resolves once stdout is closed, which the grandchild has open too.
    const result = await runCommand("/bin/sh", ["-c", "sleep 1000 & sleep 1000"], { timeoutMs: 100 });
    expect(result).toEqual({ ok: false, failure: "no answer within 0.1 s" });
  });

  test("ends a command for the reason that it is given", async () => {
    const controller = new AbortController();
    const running = runCommand("/bin/sh", ["-c", "echo started >&2; sleep 1000"], {
      signal: controller.signal,
      onStderr: () => controller.abort(new Error("the download stands still")),
    });
    expect(await running).toEqual({ ok: false, failure: "the download stands still" });
  });

  test("starts nothing that would outlive a signal that has come before", async () => {
    const signal = AbortSignal.abort(new Error("too late"));
    expect(await runCommand("/bin/sleep", ["1000"], { signal })).toEqual({ ok: false, failure: "too late" });
  });
});
