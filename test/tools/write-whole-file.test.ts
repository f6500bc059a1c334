import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
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

describe("a symbolic link in its place stays, and the file behind it is written", () => {
  const linked = (name: string, target: string) => {
    const place = mkdtempSync(join(folder, "links-"));
    mkdirSync(join(place, "shared"));
    symlinkSync(target, join(place, name));
    return place;
  };

  test("a file that is there", () => {
    const place = linked("a.yaml", "shared/a.yaml");
    writeFileSync(join(place, "shared/a.yaml"), "one");
    writeWholeFile(join(place, "a.yaml"), "two");
    expect(readlinkSync(join(place, "a.yaml"))).toBe("shared/a.yaml");
    expect(readFileSync(join(place, "shared/a.yaml"), "utf8")).toBe("two");
    expect([readdirSync(place), readdirSync(join(place, "shared"))]).toEqual([
      ["a.yaml", "shared"],
      ["a.yaml"],
    ]);
  });

  test("one that is not there yet, by several links, in a folder that is a link", () => {
    const place = linked("a.yaml", "elsewhere/b.yaml");
    symlinkSync("shared", join(place, "elsewhere"));
    symlinkSync("../new.yaml", join(place, "shared/b.yaml"));
    writeWholeFile(join(place, "a.yaml"), "two");
    expect(readFileSync(join(place, "new.yaml"), "utf8")).toBe("two");
    expect(lstatSync(join(place, "a.yaml")).isSymbolicLink()).toBe(true);
  });

  test("links that lead to each other are an error, and stay", () => {
    const place = linked("a.yaml", "b.yaml");
    symlinkSync("a.yaml", join(place, "b.yaml"));
    expect(() => writeWholeFile(join(place, "a.yaml"), "two")).toThrow(/ELOOP/);
    expect(readdirSync(place)).toEqual(["a.yaml", "b.yaml", "shared"]);
  });
});

test("what a killed run has left goes with the next write; what somebody else is at, or calls alike, stays", () => {
  const place = mkdtempSync(join(folder, "left-"));
  const id = "0b8f6f2c-6f0f-4d7e-9a53-0d9f1f3d5c11";
  for (const name of [`a.yaml.${id}.part`, `b.yaml.${id}.part`, "download.part"])
    writeFileSync(join(place, name), "half");
  utimesSync(join(place, `a.yaml.${id}.part`), new Date(0), new Date(0));
  utimesSync(join(place, "download.part"), new Date(0), new Date(0));
  writeWholeFile(join(place, "a.yaml"), "whole");
  expect(readdirSync(place)).toEqual(["a.yaml", `b.yaml.${id}.part`, "download.part"]);
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
