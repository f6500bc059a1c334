import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const report = JSON.stringify({ numPassedTests: 41, numFailedTests: 1, testResults: [] });

/** `.ci/run` in a project whose `npm test` does this. */
function ciRun(npm: string) {
  const folder = temporaryFolder({
    "bin/npm": `#!/bin/sh\n${npm}\n`,
    "package.json": '{ "type": "module" }',
  });
  for (const path of [".ci", "tools"]) cpSync(join(project, path), join(folder, path), { recursive: true });
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(folder, "node_modules/.bin/node"));
  const env = { ...process.env, PATH: [join(folder, "bin"), process.env.PATH].join(delimiter) };
  return run(join(folder, ".ci/run"), [], { env });
}

describe(".ci/run", () => {
  test.each([
    ["pass", 0],
    ["fail", 1],
  ])("ends with the counts of tests and peers alone on the last line when they %s", async (_, status) => {
    const { code, stdout } = await ciRun(
      `echo output; echo '${report}' > "$WEBEX_SSO_TEST_REPORT"; exit ${status}`,
    );
    expect({ code, stdout }).toEqual({ code: status, stdout: "output\noutput\n82 passed, 2 failed\n" });
  });

  test.each([
    ["fails before the tests", "exit 7", 7],
    ["passes without tests", "exit 0", 1],
  ])("fails without counts when npm test %s", async (_, npm, status) => {
    expect(await ciRun(npm)).toEqual({ code: status, stdout: "", stderr: "The tests did not run.\n" });
  });
});
