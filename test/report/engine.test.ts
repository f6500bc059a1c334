import { execFile } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Lab, startLab } from "../../lab/start.ts";
import type { FleetReport, TenantReport } from "../../report/fleet-report.ts";
import { openStack, testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project } from "../support/project.ts";

const root = join(import.meta.dirname, "../..");
const main = join(root, "cli/main.ts");
const canary = "canary-that-nobody-may-read";
let folder: string;
let lab: Lab;
let project: Project;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-report-"));
  lab = await startLab({ folder });
  Object.assign(process.env, lab.environment);
  await lab.prepareExamples();
  project = makeProject();
  const tenants = join(root, "stacks/tenants");
  for (const file of readdirSync(tenants).filter((name) => name.endsWith(".xml")))
    copyFileSync(join(tenants, file), join(project.folder, "stacks/tenants", file));
  const example = (name: string) => {
    const { config } = parse(readFileSync(join(tenants, `Pulumi.example-${name}.yaml`), "utf8"));
    return Object.fromEntries(Object.entries(config).filter(([, value]) => !isSecret(value)));
  };
  project.writeTenant("acme", example("okta"));
  project.writeTenant("beta", example("pingone"));
  project.writeTenant("orphan", example("okta-partner"));
  project.writeTenant("never", example("adfs"));
  project.writeTenant("wrong", { ...example("okta"), "webex-sso:mode": "neither" });
  for (const [tenant, key] of [
    ["acme", "okta:apiToken"],
    ["beta", "pingone:clientSecret"],
    ["orphan", "okta:apiToken"],
  ] as const) {
    const stack = await openStack(project, tenant, lab.debugProviders);
    await stack.setSecret(key, canary);
    await stack.up();
  }
  rmSync(join(project.folder, "stacks/tenants/Pulumi.orphan.yaml"));
  environment = { ...(await testEnvironment(project, lab.debugProviders)), INIT_CWD: project.folder };
}, 240_000);
afterAll(() => {
  lab?.close();
  project?.remove();
  if (folder) rmSync(folder, { recursive: true });
});

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}

async function run(args: readonly string[], env: Record<string, string> = environment) {
  const result = await promisify(execFile)(process.execPath, [main, "report", ...args], {
    env,
    cwd: root,
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

/** The report in JSON, and a look-up of its tenants. */
async function report(args: readonly string[], env = environment) {
  const { code, stdout, stderr } = await run(["--json", ...args], env);
  const fleet: FleetReport = JSON.parse(stdout);
  const tenant = (name: string) => fleet.tenants.find((one) => one.name === name) as TenantReport;
  return { code, stdout, stderr, fleet, tenant };
}

test("every tenant as it stands, without a passphrase and without changing anything", async () => {
  const { PULUMI_CONFIG_PASSPHRASE: _, ...withoutPassphrase } = environment;
  const files = () =>
    readdirSync(project.folder, { recursive: true })
      .filter((file) => !String(file).startsWith("state"))
      .sort();
  const before = files();
  const { code, fleet, tenant } = await report([], withoutPassphrase);
  expect(code).toBe(1);
  expect(fleet.tenants.map(({ name, vendor, state }) => [name, vendor, state.kind])).toEqual([
    ["acme", "okta", "deployed"],
    ["beta", "pingone", "deployed"],
    ["never", "adfs", "not-deployed"],
    ["orphan", undefined, "deployed"],
    ["wrong", "okta", "not-deployed"],
  ]);
  expect(tenant("acme")).toMatchObject({
    mode: "organization",
    organizationId: "11111111-1111-4111-8111-111111111111",
    drift: { kind: "not-looked" },
    policy: { kind: "judged", violations: [{ rule: "protected", level: "advisory" }], notices: [] },
    trust: expect.arrayContaining([{ term: "NameID format", value: ["transient"] }]),
  });
  expect(tenant("acme").certificates.map(({ side, isDeployed }) => [side, isDeployed])).toEqual([
    ["identity-provider", true],
    ["webex", true],
  ]);
  expect(tenant("beta").policy).toMatchObject({ kind: "judged", violations: [{ rule: "protected" }] });
  expect(tenant("never").certificates).toMatchObject([{ side: "webex", isDeployed: false }]);
  expect(tenant("orphan")).toMatchObject({
    hasFile: false,
    mode: "partner",
    attention: [{ severity: "warning" }, { severity: "info" }],
  });
  expect(tenant("wrong").attention[0]).toMatchObject({
    severity: "error",
    text: 'webex-sso:mode is "neither".',
  });
  expect(files()).toEqual(before);
});

test("what was changed by hand is found, and one that cannot be asked is a row and not the end", async () => {
  const okta = join(folder, "okta.json");
  const world = JSON.parse(readFileSync(okta, "utf8"));
  for (const org of Object.values<{ apps: { label: string; settings: Record<string, unknown> }[] }>(
    world.orgs,
  ))
    for (const app of org.apps)
      app.settings.honorForceAuthn = app.settings.audience = `https://${canary}.example.com`;
  writeFileSync(okta, JSON.stringify(world));
  const html = join(project.folder, "public");
  const tenants = join(project.folder, "stacks/tenants");
  const files = readdirSync(tenants).sort();
  const beta = join(tenants, "Pulumi.beta.yaml");
  const kept = readFileSync(beta, "utf8");
  // As if somebody had taken another tenant's salt.
  writeFileSync(
    beta,
    kept.replace(/^encryptionsalt: .*$/m, "encryptionsalt: v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAA"),
  );
  const { code, stdout, stderr, fleet, tenant } = await report(["--drift", "--html", html]);
  writeFileSync(beta, kept);
  expect(code).toBe(1);
  expect(fleet.looksForDrift).toBe(true);
  expect(tenant("acme").drift).toMatchObject({
    kind: "changed",
    changes: [
      {
        operation: "update",
        type: "okta:app/saml:Saml",
        name: "webex",
        properties: expect.arrayContaining(["audience"]),
      },
    ],
  });
  expect(tenant("beta").drift).toMatchObject({
    kind: "failed",
    reason: expect.stringContaining("The passphrase is not the one that the secrets of this stack"),
  });
  expect(tenant("never").drift).toEqual({ kind: "not-looked" });
  // Were it looked for, the engine would write a stack file with nothing but a salt.
  expect(tenant("orphan").drift).toEqual({ kind: "not-looked" });
  expect(readdirSync(tenants).sort()).toEqual(files);
  const page = readFileSync(join(html, "index.html"), "utf8");
  expect(page).toContain("Changed at the identity provider by hand");
  for (const output of [stdout, stderr, page]) expect(output).not.toContain(canary);
});

test("a state that cannot be read is a row; so is a backend that does not answer", async () => {
  const state = join(project.folder, "state/.pulumi/stacks/webex-sso");
  const [name = ""] = readdirSync(state).filter((file) => /^beta\.json(\.gz)?$/.test(file));
  const kept = join(folder, "beta-state");
  cpSync(join(state, name), kept);
  const whole = JSON.parse(readFileSync(kept, "utf8"));
  whole.checkpoint.latest.resources = "cut off";
  writeFileSync(join(state, name), JSON.stringify(whole));
  try {
    const { tenant, fleet } = await report([]);
    expect(fleet.notices).toEqual([expect.stringContaining("The backend does not list its stacks")]);
    expect(tenant("never").state.kind).toBe("not-deployed");
    expect(tenant("beta").state).toMatchObject({
      kind: "unreadable",
      reason: expect.stringContaining("beta"),
    });
    expect(tenant("acme").state.kind).toBe("deployed");
  } finally {
    cpSync(kept, join(state, name));
  }
  const nowhere = await report([], { ...environment, PULUMI_BACKEND_URL: "file:///nowhere/at/all" });
  expect(nowhere.code).toBe(1);
  expect(new Set(nowhere.fleet.tenants.map(({ state }) => state.kind))).toEqual(new Set(["unreadable"]));
});

test("the last sign-in test is in it, until the tenant's files change", async () => {
  const env = { ...environment };
  const signIn = promisify(execFile)(process.execPath, [main, "test-login", "acme"], { env, cwd: root });
  expect((await signIn).stdout).toContain("is signed in and out");
  expect((await report([])).tenant("acme").signInTest).toMatchObject({
    result: "passed",
    verdict: expect.stringContaining("is signed in and out"),
    where: "in the lab, as one-address",
    isOutdated: false,
  });
  const refused = promisify(execFile)(process.execPath, [main, "test-login", "acme", "--user", "disabled"], {
    env,
    cwd: root,
  });
  await expect(refused).rejects.toMatchObject({ code: 1 });
  expect((await report([])).tenant("acme").signInTest).toMatchObject({ result: "passed" });
  const { config = {} } = project.readTenant("acme");
  project.writeTenant("acme", { ...config, "webex-sso:singleLogout": false });
  expect((await report([])).tenant("acme").signInTest).toMatchObject({ result: "passed", isOutdated: true });
  project.restoreTenant("acme");
});

test("called wrongly, it says how it is called: exit code 2", async () => {
  expect(await run([])).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining("--html <dir>"),
  });
  expect(await run(["--help"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("$ webex-sso report --html public --drift"),
  });
});
