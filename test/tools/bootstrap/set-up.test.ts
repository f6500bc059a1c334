import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "../run.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const tools = fileURLToPath(new URL("../../../tools", import.meta.url));

/** An npm that installs one package, and the Node that runs the tests as the project's Node. */
const npm = `#!/bin/sh
echo "npm $*" >> npm.log
mkdir -p node_modules/node/bin
ln -sf "${process.execPath}" node_modules/node/bin/node
cp package-lock.json node_modules/.package-lock.json
echo "what npm prints"
`;

/** A clone in which the engine's half of set-up only says that it was there. */
function clone(files: Record<string, string> = {}) {
  const project = temporaryFolder({
    "package.json": '{ "type": "module" }',
    "package-lock.json": '{ "packages": {} }',
    "tools/engine/main.ts": 'console.error("engine", ...process.argv.slice(2));',
    "bin/npm": npm,
    ...files,
  });
  cpSync(join(tools, "setup.js"), join(project, "tools/setup.js"));
  cpSync(join(tools, "bootstrap"), join(project, "tools/bootstrap"), { recursive: true });
  const env = {
    PATH: [join(project, "bin"), process.env.PATH].join(delimiter),
    XDG_CACHE_HOME: join(project, "cache"),
  };
  const setUp = (...args: string[]) =>
    run(process.execPath, ["tools/setup.js", ...args], { cwd: project, env });
  return { project, env, setUp };
}

describe("tools/setup.js", () => {
  test("installs the packages and the engine, and says so on stderr only", async () => {
    const { project, setUp } = clone();
    const { code, stdout, stderr } = await setUp();
    expect({ code, stdout, lines: stderr.trim().split("\n") }).toEqual({
      code: 0,
      stdout: "",
      lines: [
        "setup: installing the npm packages: half a minute to two minutes",
        "what npm prints",
        "engine",
      ],
    });
    expect(readFileSync(join(project, "npm.log"), "utf8")).toBe(
      "npm install --no-save --no-audit --no-fund --loglevel=error\n",
    );
  });

  test("does nothing the second time", async () => {
    const { setUp } = clone();
    await setUp();
    expect((await setUp()).stderr).toBe("engine\n");
  });

  test("two at once install once", async () => {
    const { project, env } = clone({
      "bin/npm": npm.replace("mkdir", "until [ -e go ]; do sleep 0.02; done\nmkdir"),
    });
    const onStderr = (text: string) => {
      if (text.includes("waiting for another set-up of this clone")) writeFileSync(join(project, "go"), "");
    };
    const setUp = () => run(process.execPath, ["tools/setup.js"], { cwd: project, env, onStderr });
    const both = await Promise.all([setUp(), setUp()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(readFileSync(join(project, "npm.log"), "utf8").trim().split("\n")).toHaveLength(1);
  });

  test("then runs a script on the project's Node, with its arguments and exit code", async () => {
    const script =
      'const code: number = 9; console.log(process.argv.slice(2).join(" ")); process.exit(code);';
    const { setUp } = clone({ "script.ts": script });
    const { code, stdout, stderr } = await setUp("script.ts", "up", "--yes");
    expect({ code, stdout }).toEqual({ code: 9, stdout: "up --yes\n" });
    expect(stderr).toMatch(/engine --quiet\n$/);
  });

  test("does not run the script without an engine", async () => {
    const { setUp } = clone({
      "tools/engine/main.ts": "process.exit(3);",
      "script.ts": 'console.log("ran");',
    });
    expect(await setUp("script.ts")).toMatchObject({ code: 3, stdout: "" });
  });

  test("says that npm has failed", async () => {
    const { setUp } = clone({ "bin/npm": "#!/bin/sh\necho 'no network' >&2\nexit 4\n" });
    const { code, stderr } = await setUp();
    expect(code).toBe(1);
    expect(stderr).toContain(
      "no network\nsetup: npm install ended with exit code 4; its own message is above\n",
    );
  });

  test("says what to do when the lock file is not what gets installed", async () => {
    const { setUp } = clone({ "bin/npm": npm.replace(/^cp.*$/m, "") });
    const { code, stderr } = await setUp();
    expect(code).toBe(1);
    expect(stderr).toContain("package-lock.json does not fit package.json: run npm install once");
  });

  test("says what to do when npm may not run the install script that brings Node", async () => {
    const { setUp } = clone({ "bin/npm": npm.replace(/^ln.*$/m, "") });
    const { code, stderr } = await setUp();
    expect(code).toBe(1);
    expect(stderr).toContain(
      "its install script has not run. Allow it (npm config set ignore-scripts false)",
    );
  });

  test("tells a Node that is too old which one it needs", async () => {
    const { project, env } = clone();
    const old = 'Object.defineProperty(process, "versions", { value: { node: "16.20.2" } });';
    const args = ["--import", `data:text/javascript,${encodeURIComponent(old)}`, "tools/setup.js"];
    const { code, stderr } = await run(process.execPath, args, { cwd: project, env });
    expect(code).toBe(1);
    expect(stderr).toContain("Set-up needs Node 18 or newer to start with");
  });
});
