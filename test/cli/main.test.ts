import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeProject } from "../support/project.ts";

const main = join(import.meta.dirname, "../../cli/main.ts");

async function run(folder: string, ...args: string[]) {
  const env = {
    ...process.env,
    INIT_CWD: folder,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
  };
  const result = await promisify(execFile)(process.execPath, [main, ...args], { env, cwd: folder }).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

const nowhere = mkdtempSync(join(tmpdir(), "webex-sso-nowhere-"));

test.each([
  ["a command that does not exist", ["recovr", "acme"], "error: unknown command 'recovr'"],
  ["a tenant left out", ["recover"], "error: missing required argument 'tenant'"],
  ["an option that does not exist", ["recover", "acme", "--force"], "error: unknown option '--force'"],
])("%s is a wrong call: exit code 2", async (_, args, message) => {
  expect(await run(nowhere, ...args)).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining(message),
  });
});

test("outside of a project there is one line that says so", async () => {
  expect(await run(nowhere, "recover", "acme")).toEqual({
    code: 1,
    stdout: "",
    stderr: `There is no Pulumi.yaml in ${nowhere} or above it. Run this in the project's folder.\n`,
  });
});

test("a tenant that does not exist is said in Pulumi's words, without a stack trace", async () => {
  const project = makeProject();
  const { code, stderr } = await run(project.folder, "recover", "nosuch");
  project.remove();
  expect(code).toBe(1);
  expect(stderr).toBe("pulumi stack export --stack nosuch: error: no stack named 'nosuch' found\n");
});
