import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFaults } from "../../lab/faults.ts";
import { type OktaLab, startOktaLab } from "../../lab/okta/start.ts";
import { signedMetadata } from "../fixtures/metadata-read.ts";
import { openStack, testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project } from "../support/project.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");
let now = new Date();
let folder: string;
let lab: OktaLab;
let project: Project;
let env: Record<string, string>;

/** One update is killed when the application is written; then others of the same name turn up. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  const faults = createFaults();
  lab = await startOktaLab({ stateFile: join(folder, "okta.json"), faults, clock: () => now });
  project = makeProject();
  project.writeFile("sp.xml", signedMetadata());
  project.writeTenant("acme", {
    "okta:orgName": "acme",
    "webex-sso:mode": "organization",
    "webex-sso:metadata": "sp.xml",
    "webex-sso:idp": { kind: "okta" },
  });
  const stack = await openStack(project, "acme", lab.debugProviders);
  await stack.setSecret("okta:apiToken", "canary-secret");
  env = await testEnvironment(project, lab.debugProviders);
  const struck = new Promise<void>((resolve) => {
    faults.next({ on: "create okta:app/saml:Saml", kind: "hang-after-write", struck: resolve });
  });
  const up = spawn("pulumi", ["up", "--yes", "--skip-preview", "--stack", "acme"], {
    cwd: project.folder,
    env,
  });
  await struck;
  await expect(recover("--yes")).resolves.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^acme is locked by .*, process \d+, .* still running\. Wait for it, or end it;/,
    ),
  });
  up.kill("SIGKILL");
  await once(up, "exit");
});
afterAll(() => {
  lab?.close();
  project?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function recover(...args: string[]) {
  const result = await promisify(execFile)(process.execPath, [cli, "recover", "acme", ...args], {
    cwd: project.folder,
    env: { ...env, INIT_CWD: project.folder },
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

const made = () => lab.org("acme").apps.list()[0];

test("attributes that the kill left half-written do not hide the state", async () => {
  const [attributes = "none"] = globSync(join(project.folder, "state/.pulumi/stacks/**/acme.json.attrs"));
  writeFileSync(attributes, "");
  const { stdout, stderr } = await recover("--json");
  expect(stderr).toBe(
    `Removed ${attributes}, which the kill had left unreadable. The state beside it is whole.\n`,
  );
  expect(JSON.parse(stdout).found).toHaveLength(1);
  expect((await recover("--json")).stderr).toBe("");
});

test("what is older, of another audience or of a longer name is not taken for it", async () => {
  const { settings = {}, id } = made() ?? {};
  const org = lab.org("acme");
  now = new Date(now.getTime() - 3_600_000);
  const older = await org.apps.add({ ...settings });
  now = new Date();
  const other = await org.apps.add({ ...settings, audience: "https://elsewhere.example.com" });
  const longer = await org.apps.add({ ...settings, label: `${String(settings.label)} partner` });
  const { stdout } = await recover("--json");
  expect(JSON.parse(stdout).found).toEqual([expect.objectContaining({ id })]);
  for (const decoy of [older, other, longer]) org.apps.remove(decoy.id);
});

test("two that could be it are both named, and nothing is run", async () => {
  const org = lab.org("acme");
  const twin = await org.apps.add({ ...made()?.settings });
  expect(await recover("--yes")).toEqual({
    code: 1,
    stdout: "",
    stderr: `webex (okta:app/saml:Saml) could be any of ${made()?.id}, ${twin.id}. Delete those that nobody uses, or say which one it is with --id.\n`,
  });
  expect((await recover("--id", twin.id)).stdout).toContain(`exists as ${twin.id}`);
  org.apps.remove(twin.id);
});

test("a provider that refuses is said in a line, and no secret is in it", async () => {
  const right = env;
  env = { ...env, PULUMI_CONFIG_PASSPHRASE: "wrong" };
  const { code, stderr } = await recover();
  env = right;
  expect(code).toBe(1);
  expect(stderr).toContain("incorrect passphrase");
  expect(stderr).not.toMatch(/^ +at |canary-secret/m);
});
