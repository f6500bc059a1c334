import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Lab, startLab } from "../../../lab/start.ts";
import { openStack, testEnvironment } from "../../support/engine-stack.ts";
import { makeProject, type Project } from "../../support/project.ts";
import { webexSso } from "./command.ts";

const tenants = join(import.meta.dirname, "../../../stacks/tenants");
const organization = "11111111-1111-4111-8111-111111111111";
let folder: string;
let lab: Lab;
let project: Project;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-handed-"));
  lab = await startLab({ folder });
  Object.assign(process.env, lab.environment);
  await lab.prepareExamples();
  project = makeProject();
  for (const file of readdirSync(tenants).filter((name) => name.endsWith(".xml")))
    copyFileSync(join(tenants, file), join(project.folder, "stacks/tenants", file));
  const { config } = parse(readFileSync(join(tenants, "Pulumi.example-okta.yaml"), "utf8"));
  const { "okta:apiToken": _, ...settings } = config;
  project.writeTenant("acme", settings);
  project.writeTenant("never", settings);
  project.writeTenant("begun", settings);
  await openStack(project, "begun", lab.debugProviders);
  const stack = await openStack(project, "acme", lab.debugProviders);
  await stack.setSecret("okta:apiToken", "token");
  await stack.up();
  environment = await testEnvironment(project, lab.debugProviders);
}, 240_000);
afterAll(() => {
  lab?.close();
  project?.remove();
  if (folder) rmSync(folder, { recursive: true });
});

const run = (...args: readonly string[]) => webexSso(project.folder, args, environment);

test("from the deployed trust to the recorded test, as the report sees it", async () => {
  const { code, stdout, stderr } = await run("idp-metadata", "acme", "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const name = `idb-meta-${organization}-IdP.xml`;
  const list = `idb-meta-${organization}-IdP-checklist.md`;
  const handed = JSON.parse(stdout);
  expect(handed).toMatchObject({
    tenant: { name: "acme", mode: "organization", organizationId: organization },
    vendor: "okta",
    signature: "unsigned",
    import: { option: "less-secure" },
    written: [name, list],
  });
  const metadata = readFileSync(join(project.folder, name), "utf8");
  expect(metadata).toContain(handed.identityProvider.entityId);
  expect(readFileSync(join(project.folder, list), "utf8")).toContain("--tested passed");

  const attention = async () => {
    const { stdout: text } = await run("report", "--json");
    const acme = JSON.parse(text).tenants.find((one: { name: string }) => one.name === "acme");
    return acme.findings.filter(({ code: one }: { code: string }) => one.startsWith("control-hub"));
  };
  expect(await attention()).toMatchObject([{ code: "control-hub-test-missing", severity: "warning" }]);
  const tested = await run("idp-metadata", "acme", "--tested", "passed", "--note", "as expected", "--json");
  expect({ code: tested.code, stderr: tested.stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(tested.stdout)).toMatchObject({
    tenant: "acme",
    where: "control-hub",
    result: "passed",
    verdict: "as expected",
    signingCertificates: handed.identityProvider.signingCertificates.map(
      ({ fingerprint }: { fingerprint: string }) => fingerprint,
    ),
    file: ".webex-sso/control-hub-tests/acme.json",
  });
  expect(await attention()).toEqual([]);
}, 120_000);

test("one that is not deployed: what to do, and the way by hand", async () => {
  const { code, stderr } = await run("idp-metadata", "never");
  expect(code).toBe(1);
  expect(stderr).toMatch(/never is not deployed.*pulumi up.*Okta Admin Console.*--tenant never/s);
}, 60_000);

test.each(["never", "begun"])(
  "a test of what was not deployed is not recorded: %s",
  async (tenant) => {
    const { code, stdout, stderr } = await run("idp-metadata", tenant, "--tested", "passed");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^${tenant} is not deployed, .*nothing is recorded\\. Run pulumi up`));
    expect(existsSync(join(project.folder, `.webex-sso/control-hub-tests/${tenant}.json`))).toBe(false);
  },
  60_000,
);
