import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { engineCommand } from "../../cli/engine.ts";
import { explainComplaint } from "../../cli/engine-complaint.ts";

const folder = mkdtempSync(join(tmpdir(), "webex-sso-engine-"));
writeFileSync(join(folder, "Pulumi.yaml"), "name: complaints\nruntime: nodejs\n");
const before = { ...process.env };
afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

/** What the real engine's refusal becomes. */
async function refused(environment: Record<string, string>, ...args: string[]) {
  process.env = { ...before, PULUMI_HOME: join(folder, "home"), ...environment };
  for (const key of ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_ACCESS_TOKEN"])
    if (!(key in environment)) delete process.env[key];
  const engine = await engineCommand(folder);
  return engine.read(args).then(
    (said) => ({ code: "none", message: said }),
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );
}

test("who is not logged in is told to log in", async () => {
  expect(await refused({}, "whoami", "--json")).toEqual({
    code: "engine-no-login",
    message: expect.stringMatching(/Run: pulumi login[\s\S]*Pulumi says: PULUMI_ACCESS_TOKEN must be set/),
  });
});

test("a place of the state that does not exist", async () => {
  expect(await refused({ PULUMI_BACKEND_URL: `file://${folder}/nosuch` }, "whoami", "--json")).toEqual({
    code: "engine-backend-unreachable",
    message: expect.stringMatching(/pulumi whoami --verbose[\s\S]*nosuch/),
  });
});

test("a passphrase that is missing, and one that is wrong", async () => {
  const backend = { PULUMI_BACKEND_URL: `file://${folder}` };
  await refused({ ...backend, PULUMI_CONFIG_PASSPHRASE: "right" }, "stack", "init", "acme");
  await refused(
    { ...backend, PULUMI_CONFIG_PASSPHRASE: "right" },
    ...["config", "set", "--secret", "okta:apiToken", "canary", "--stack", "acme"],
  );
  const read = ["config", "--show-secrets", "--json", "--stack", "acme"];
  expect(await refused(backend, ...read)).toMatchObject({ code: "engine-passphrase-missing" });
  expect(await refused({ ...backend, PULUMI_CONFIG_PASSPHRASE: "wrong" }, ...read)).toMatchObject({
    code: "engine-passphrase-wrong",
  });
});

test("what needs no explanation keeps the engine's words and what was called", () => {
  expect(explainComplaint(["stack", "export"], "error: no stack named 'acme' found\n")).toEqual({
    code: "engine-failed",
    message: "pulumi stack export: error: no stack named 'acme' found",
  });
});
