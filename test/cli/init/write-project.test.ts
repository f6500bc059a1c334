import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeProject } from "../../../cli/init/write-project.ts";

const files = {
  "README.md": "ours\n",
  "package.json": "{}\n",
  "policies/index.js": "// pack\n",
  "Pulumi.yaml": "name: acme\n",
};
let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "webex-sso-init-"));
  folder = join(home, "acme");
});
afterEach(() => rmSync(home, { recursive: true }));

const contents = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );

test("a folder that does not exist appears whole, and nothing beside it", () => {
  expect(writeProject(folder, files)).toEqual({ made: Object.keys(files), kept: [] });
  expect(contents()).toEqual(files);
  expect(readdirSync(home)).toEqual(["acme"]);
});

test("folders above it are made", () => {
  writeProject(join(home, "a/b/c"), files);
  expect(existsSync(join(home, "a/b/c/Pulumi.yaml"))).toBe(true);
});

test("made again, it changes nothing", () => {
  writeProject(folder, files);
  expect(writeProject(folder, files)).toEqual({ made: [], kept: [] });
});

test("what a new repository holds is no obstacle, and its README stays", () => {
  mkdirSync(join(folder, ".git"), { recursive: true });
  writeFileSync(join(folder, "README.md"), "theirs\n");
  writeFileSync(join(folder, "LICENSE"), "MIT\n");
  const { made, kept } = writeProject(folder, files);
  expect({ made, kept }).toEqual({
    made: ["package.json", "policies/index.js", "Pulumi.yaml"],
    kept: ["README.md"],
  });
  expect(contents()).toEqual({ ...files, "README.md": "theirs\n", LICENSE: "MIT\n" });
});

test("an empty folder behind a link is as good as any", () => {
  mkdirSync(join(home, "elsewhere"));
  symlinkSync("elsewhere", folder);
  writeProject(folder, files);
  expect(existsSync(join(home, "elsewhere/Pulumi.yaml"))).toBe(true);
});

describe("what is in the way is named, all of it, and nothing is written", () => {
  test.each<[string, () => void, string[]]>([
    ["files of the same name", () => put({ "package.json": "{ }" }), ["package.json"]],
    ["another project's files", () => put({ "main.tf": "", "src/a.ts": "" }), ["main.tf", "src"]],
    ["a folder in the place of a file", () => mkdirSync(join(folder, "Pulumi.yaml")), ["Pulumi.yaml"]],
    ["a file in the place of a folder", () => put({ policies: "" }), ["policies"]],
    ["a link in the place of a folder", () => symlinkSync("..", join(folder, "policies")), ["policies"]],
    [
      "a link that leads nowhere",
      () => symlinkSync("nowhere", join(folder, "package.json")),
      ["package.json"],
    ],
    [
      "a project that has changed since",
      () => put({ ...files, "policies/index.js": "x", "node_modules/x": "" }),
      ["policies/index.js"],
    ],
  ])("%s", (_, lay, obstacles) => {
    mkdirSync(folder);
    lay();
    const before = contentsOf();
    const lines = obstacles.map((path) => `  ${path}\n`).join("");
    expect(() => writeProject(folder, files)).toThrow(
      `Nothing was written. In the way:\n${lines}Name a folder`,
    );
    expect(contentsOf()).toEqual(before);
  });

  const put = (texts: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  const contentsOf = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
});

test("a file in the place of the project is said", () => {
  writeFileSync(folder, "");
  expect(() => writeProject(folder, files)).toThrow(/acme is a file, and a project is a folder/);
});

test("a folder that cannot be made is said", () => {
  writeFileSync(join(home, "file"), "");
  expect(() => writeProject(join(home, "file/acme"), files)).toThrow(/Name a folder that you may write to/);
});

describe.each(["a new folder", "a folder that exists"])("killed while it writes to %s", (kind) => {
  test("no file is half written, and the same call finishes", async () => {
    if (kind !== "a new folder") mkdirSync(folder);
    const many = Object.fromEntries([
      ...Array.from({ length: 300 }, (_, place) => [`tenants/${place}.txt`, `${place} `.repeat(20_000)]),
      ["Pulumi.yaml", "name: acme\n"],
    ]);
    const module = JSON.stringify(new URL("../../../cli/init/write-project.ts", import.meta.url).href);
    const code = `const { writeProject } = await import(${module}); const files = JSON.parse(await new Response(process.stdin).text()); console.log("begins"); writeProject(${JSON.stringify(folder)}, files);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin?.end(JSON.stringify(many));
    await once(child.stdout as NodeJS.ReadableStream, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    if (existsSync(folder))
      for (const [path, text] of Object.entries(contents()))
        if (!path.startsWith(".webex-sso-init")) expect(text === many[path], path).toBe(true);
    writeProject(folder, many);
    expect(contents()).toEqual(many);
    expect(readdirSync(home)).toEqual(["acme"]);
  });
});
