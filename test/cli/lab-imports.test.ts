import { execFile } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { Report } from "../../cli/test-login/report.ts";
import { makeProject, type Project } from "../support/project.ts";

const root = join(import.meta.dirname, "../..");
const tenants = join(root, "stacks/tenants");
let project: Project;

beforeAll(() => {
  project = makeProject();
  for (const name of ["example-okta", "example-pingone", "example-pingone-partner"]) {
    const { config } = parse(readFileSync(join(tenants, `Pulumi.${name}.yaml`), "utf8"));
    const metadata = config["webex-sso:metadata"];
    copyFileSync(join(tenants, metadata), join(project.folder, "stacks/tenants", metadata));
    project.writeTenant(name.replace("example-", ""), config);
    if (name === "example-pingone")
      project.writeTenant("slip", { ...config, "webex-sso:mode": "organisation" });
  }
});
afterAll(() => project.remove());

async function run(...args: string[]) {
  const env = { ...process.env, INIT_CWD: project.folder };
  const main = join(root, "cli/main.ts");
  const result = await promisify(execFile)(process.execPath, [main, ...args], { env, cwd: root }).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

test("--import more-secure: Okta does not sign its metadata", async () => {
  const { code, stdout, stderr } = await run("test-login", "okta", "--import", "more-secure", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout).error).toMatchObject({
    code: "import-unsigned",
    findings: expect.arrayContaining([
      expect.objectContaining({ code: "import-unsigned", severity: "error", subject: "okta" }),
    ]),
  });
  expect(stderr).toContain("Choose the less secure option in Control Hub");
});

test("--route: users of that domain sign in at the other tenant, and the others do not", async () => {
  const route = ["--route", "Example.org=pingone", "--json"];
  const there: Report = JSON.parse(
    (await run("test-login", "okta", "--user", "other-domain", ...route)).stdout,
  );
  expect(there.verdict).toContain("The route of the user's domain leads to pingone.");
  expect(there.steps.map(({ step }) => step).join()).toContain("https://auth.pingone.eu/");
  expect(there.result).toBe("passed");
  const here: Report = JSON.parse(
    (await run("test-login", "okta", "--user", "one-address", ...route)).stdout,
  );
  expect(here.verdict).not.toContain("leads to");
  expect(here.steps.map(({ step }) => step).join()).toContain("https://example.okta.com/");
});

test("a route stays within one Webex organisation", async () => {
  const { code, stderr } = await run("test-login", "okta", "--route", "example.org=pingone-partner");
  expect(code).toBe(1);
  expect(stderr).toContain("No route can lead from okta to pingone-partner");
});

test("a route needs somebody for everybody else", async () => {
  const { code, stderr } = await run("test-login", "okta", "--route", "example.org=okta");
  expect(code).toBe(1);
  expect(stderr).toContain("No route leads anywhere for one-address@example.com");
});

test.each([
  [["--route", "example.org"], "A route is a domain and a tenant"],
  [["--route", "=okta"], "A route is a domain and a tenant"],
  [["--route", "example.org=a=b"], "A route is a domain and a tenant"],
  [
    ["--route", "example.org=okta", "--route", "EXAMPLE.org=pingone"],
    "There is a route for example.org already",
  ],
  [["--import", "secure"], "Allowed choices are less-secure, more-secure"],
])("%j is called wrongly", async (args, message) => {
  const { code, stderr } = await run("test-login", "okta", ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each([
  [["lab", "slip"]],
  [["test-login", "slip"]],
  [["test-login", "okta", "--route", "example.org=slip"]],
])("%j says what is wrong with the tenant, and nothing of its copy", async (args) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(1);
  expect(stderr).toContain("slip cannot be deployed into the lab:\nerror tenant-key-invalid");
  // The fingerprint in there is that of the lab's own certificate: nobody must copy it.
  expect(stderr).not.toContain("webex-sso:metadataCertificate");
});

test.each([[["lab", "okta", "nosuch"]], [["test-login", "okta", "--route", "example.org=nosuch"]]])(
  "%j names the missing tenant before another is deployed",
  async (args) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^There is no tenant nosuch: /);
  },
);
