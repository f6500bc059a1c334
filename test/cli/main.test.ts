import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { commands } from "../../cli/commands.ts";
import { makeProgram } from "../../cli/program.ts";
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

test("with --json, what failed is the one document on standard output", async () => {
  const { code, stdout } = await run(nowhere, "recover", "acme", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    error: { code: "no-project", message: expect.stringContaining("There is no Pulumi.yaml in") },
  });
});

test.each([
  ["an option that does not exist", ["recover", "acme", "--json", "--force"]],
  ["an option in the wrong place of a sub-command", ["xmlapi", "--json", "explain"]],
  ["what the command itself finds wrong", ["sheet", "--json"]],
])("with --json, %s is told there, too", async (_, args) => {
  const { code, stdout, stderr } = await run(nowhere, ...args);
  expect(code).toBe(2);
  const { error } = JSON.parse(stdout);
  expect(error.code).toBe("called-wrongly");
  expect(stderr).toBe(`${error.message}\n`);
});

test("what was given does not steer the terminal when it is quoted", async () => {
  const { code, stderr } = await run(nowhere, "recover", "acme", "--\u001b[2Jforce\u202e");
  expect(code).toBe(2);
  expect(stderr).toContain("\\u001b[2Jforce\\u202e");
});

test("every command has a summary in the list, and an example in its own help", async () => {
  const program = await makeProgram(["help", ...Object.keys(commands)]);
  for (const name of Object.keys(commands)) {
    const command = program.commands.find((one) => one.name() === name);
    const help: string[] = [];
    command?.configureOutput({ writeOut: (text) => void help.push(text) }).outputHelp();
    expect(program.helpInformation()).toContain(`\n  ${name} `);
    expect(help.join(""), name).toMatch(/Example[\s\S]*\$ webex-sso /);
  }
});

test("starting the tool loads no command but the one that is called", async () => {
  const program = await makeProgram(["diagnose", "x.har"]);
  const loaded = program.commands.filter(
    ({ registeredArguments, options }) => registeredArguments.length + options.length > 0,
  );
  expect(loaded.map((one) => one.name())).toEqual(["diagnose", "complete"]);
});

test("what a shell shows beside a command fits into a line", async () => {
  for (const words of [[""], ["onboard", ""], ["xmlapi", ""], ["lab", ""]])
    for (const line of (await run(nowhere, "complete", "--", ...words)).stdout.split("\n")) {
      expect(line.length, line).toBeLessThan(110);
      expect(line).not.toMatch(/\. /);
    }
});

test("a shell is offered commands, options and the project's tenants", async () => {
  const project = makeProject();
  project.writeTenant("acme", {});
  const offered = async (...words: string[]) =>
    (await run(project.folder, "complete", "--", ...words)).stdout
      .split("\n")
      .map((line) => line.split("\t")[0]);
  expect(await offered("rec")).toContain("recover");
  expect(await offered("recover", "--")).toContain("--break-lock");
  expect(await offered("recover", "")).toContain("acme");
  expect(await offered("diagnose", "x.har", "--tenant", "")).toContain("acme");
  expect((await run(project.folder, "complete", "bash")).stdout).toContain("webex-sso");
  project.remove();
  expect(await offered("recover", "")).not.toContain("acme");
});
