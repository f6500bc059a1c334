import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { makeProject, type Project } from "../support/project.ts";
import { badInputs } from "./bad-input/index.ts";

const root = join(import.meta.dirname, "../..");
const examples = join(root, "stacks/tenants");

/** A project with the tenant `acme`, which is right. */
function projectWithAcme(): Project {
  const project = makeProject();
  const { config } = parse(readFileSync(join(examples, "Pulumi.example-okta.yaml"), "utf8"));
  const metadata = config["webex-sso:metadata"];
  copyFileSync(join(examples, metadata), join(project.folder, "stacks/tenants", metadata));
  project.writeTenant("acme", config);
  return project;
}

/** Every file and folder below one, with what it holds. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      return [name, statSync(path).isDirectory() ? "a folder" : readFileSync(path, "base64")];
    }),
  );
}

function run(folder: string, args: readonly string[], stdin = "") {
  return new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    const env = { ...process.env, INIT_CWD: folder };
    const child = spawn(process.execPath, [join(root, "cli/main.ts"), ...args], { cwd: folder, env });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    child.once("error", reject).once("close", (code) => resolve({ code, said }));
    // One that does not read its input may be gone before all of it is written.
    child.stdin.on("error", () => {}).end(stdin);
  });
}

test.each(badInputs)("$args.0: $name", async ({ args, files = {}, stdin, exit, says }) => {
  const { folder, remove } = projectWithAcme();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const before = contentOf(folder);
  const { code, said } = await run(folder, args, stdin);
  const after = contentOf(folder);
  remove();
  // Terminals break lines where they like.
  const told = said.replace(/\s+/g, " ");
  for (const part of says) expect(told).toContain(part);
  expect(told).not.toMatch(/\bat (?:async )?\S+ \(?(?:file:|\/|node:)/);
  expect(code).toBe(exit);
  expect(after).toEqual(before);
});

test("no two rows have one name", () => {
  const names = badInputs.map(({ name, args }) => `${args[0]}: ${name}`);
  expect(names).toEqual([...new Set(names)]);
});
