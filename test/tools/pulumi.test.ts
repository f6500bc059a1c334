import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ENGINE_VERSION } from "../../tools/engine/engine-version.ts";
import { run } from "./run.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const engine = `webex-sso/engine/${ENGINE_VERSION}-${process.platform}-${process.arch}`;

/** `tools/pulumi.ts` with an engine that says where and with what it runs, and ends with exit code 5. */
function pulumi(cwd: string, startedFrom: string, cached: Record<string, string>) {
  const env = {
    PATH: "/usr/bin:/bin",
    XDG_CACHE_HOME: temporaryFolder(cached),
    INIT_CWD: startedFrom,
    npm_package_json: join(project, "package.json"),
  };
  return run(process.execPath, [join(project, "tools/pulumi.ts"), "up", "--yes"], { cwd, env });
}

const ready = {
  [`${engine}/pulumi`]: '#!/bin/sh\necho "$PWD $*"\nexit 5\n',
  [`${engine}/pulumi-language-nodejs`]: "#!/bin/sh\n",
};

describe("npm run pulumi", () => {
  const elsewhere = project.replace(/\/[^/]*$/, "");
  test.each([
    ["the folder in which npm was started", project, join(project, "tools"), join(project, "tools")],
    ["the folder to which a script has changed", elsewhere, project, elsewhere],
  ])("runs the engine in %s, with its exit code", async (_, cwd, startedFrom, expected) => {
    const { code, stdout } = await pulumi(cwd, startedFrom, ready);
    expect({ code, stdout }).toEqual({ code: 5, stdout: `${expected} up --yes\n` });
  });

  test("says what to do when there is no engine", async () => {
    const { code, stderr } = await pulumi(project, project, {});
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        "There is no Pulumi engine here yet. Install the Pulumi CLI 3.250.0 or newer (https://www.pulumi.com/docs/install/), or run npm run setup, which gets one.\n",
    });
  });
});
