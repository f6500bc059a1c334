import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeWholeFile } from "../../tools/write-whole-file.ts";

const folder = mkdtempSync(join(tmpdir(), "webex-sso-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("replaces what is there, and leaves nothing beside", () => {
  const path = join(folder, "a.json");
  writeWholeFile(path, "one");
  writeWholeFile(path, "two");
  expect(readFileSync(path, "utf8")).toBe("two");
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

test("where it cannot take its place, nothing is left", () => {
  const path = join(folder, "taken");
  mkdirSync(join(path, "by-a-folder"), { recursive: true });
  expect(() => writeWholeFile(path, "text")).toThrow();
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("killed while it writes, the file is whole or not there", async () => {
  const path = join(folder, "killed.txt");
  const text = "x".repeat(5_000_000);
  const module = JSON.stringify(new URL("../../tools/write-whole-file.ts", import.meta.url).href);
  const script = `import { writeWholeFile } from ${module}; process.stdout.write("go"); for (;;) writeWholeFile(${JSON.stringify(path)}, "x".repeat(5_000_000));`;
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    if (existsSync(path)) expect(readFileSync(path, "utf8") === text).toBe(true);
  }
});
