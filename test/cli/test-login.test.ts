import { execFile, spawn } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { Report } from "../../cli/test-login/report.ts";
import { makeProject, type Project } from "../support/project.ts";

const root = join(import.meta.dirname, "../..");
const main = join(root, "cli/main.ts");
const tenants = join(root, "stacks/tenants");
const secret = "v1:canary-that-nobody-may-read";
let project: Project;

beforeAll(() => {
  project = makeProject();
  const { config } = parse(readFileSync(join(tenants, "Pulumi.example-okta.yaml"), "utf8"));
  const metadata = config["webex-sso:metadata"];
  copyFileSync(join(tenants, metadata), join(project.folder, "stacks/tenants", metadata));
  // As a user has it: the secret is encrypted with a passphrase that the lab does not know.
  project.writeTenant("acme", {
    ...config,
    "okta:orgName": "acme",
    "okta:apiToken": { secure: secret },
    "webex-sso:protect": true,
    "webex-sso:import": "0oa1existing00000000",
  });
  project.writeTenant("broken", {
    ...config,
    "okta:apiToken": { secure: secret },
    "webex-sso:mode": "neither",
  });
  project.writeTenant("by-login", {
    ...config,
    "okta:apiToken": { secure: secret },
    "webex-sso:claimSource": "userName",
  });
});
afterAll(() => project.remove());

async function run(...args: string[]) {
  const env = { ...process.env, INIT_CWD: project.folder };
  const result = await promisify(execFile)(process.execPath, [main, ...args], { env, cwd: root }).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

test("a tenant of a project is rehearsed, step by step, and its file stays as it is", async () => {
  const before = readFileSync(join(project.folder, "stacks/tenants/Pulumi.acme.yaml"), "utf8");
  const { code, stdout } = await run("test-login", "acme");
  expect(code).toBe(0);
  expect(stdout).toContain("POST https://acme.okta.com/app/");
  expect(stdout).toContain("✓ uid: uid is an address of the user.");
  expect(stdout).toMatch(/NameID Format="[^"]*transient": one…/);
  expect(stdout).toContain("Signed in and out.");
  expect(stdout).not.toContain("canary");
  expect(readFileSync(join(project.folder, "stacks/tenants/Pulumi.acme.yaml"), "utf8")).toBe(before);
});

test("a failure is a finding with its cause first, what Webex shows, and its mend: exit code 1", async () => {
  const { code, stdout } = await run("test-login", "by-login", "--user", "other-login", "--json");
  expect(code).toBe(1);
  const report: Report = JSON.parse(stdout);
  expect(report.findings[0]).toMatchObject({
    code: "sign-in-other-user",
    severity: "error",
    subject: "by-login",
  });
  expect(report.findings[0]?.message).toMatch(
    /^uid is other-login@corp\.example\.net, .* Webex then shows: “Please use the same email …” \(corroborated\)\.$/,
  );
  expect(report.findings[0]?.fix).toContain("webex-sso:claimSource");
});

test("who may not sign in is stopped by the identity provider", async () => {
  const { code, stdout } = await run("test-login", "acme", "--user", "no-group", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings[0]).toMatchObject({
    code: "sign-in-stopped",
    message: expect.stringContaining("not assigned"),
  });
});

test("in a real browser, with a picture", async () => {
  const picture = join(project.folder, "page.png");
  const { code, stdout } = await run("test-login", "acme", "--browser", "--picture", picture);
  expect(code).toBe(0);
  expect(stdout).toContain("Signed in and out.");
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe("PNG");
});

test("a tenant that does not exist, one that is wrong, and a user that the lab does not have", async () => {
  const missing = await run("test-login", "nosuch");
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no tenant nosuch") });
  expect(missing.stderr).not.toContain("    at ");
  const broken = await run("test-login", "broken");
  expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining("webex-sso:mode") });
  expect(broken.stderr).toContain("broken cannot be deployed into the lab:");
  expect(await run("test-login", "acme", "--user", "nobody")).toMatchObject({ code: 2 });
});

test("a stack that is not deployed cannot be asked", async () => {
  const { code, stderr } = await run("test-login", "acme", "--real");
  expect(code).toBe(1);
  expect(stderr).toContain("acme");
  expect(stderr).not.toContain("    at ");
});

test("webex-sso lab serves its pages until it is ended", async () => {
  const lab = spawn(process.execPath, [main, "lab", "acme"], {
    env: { ...process.env, INIT_CWD: project.folder },
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    for await (const line of createInterface({ input: lab.stdout })) {
      const url = /acme: (http:\/\/127\.0\.0\.1:\S+)$/.exec(line)?.[1];
      if (url === undefined) continue;
      expect(await (await fetch(url)).text()).toContain('name="email"');
      expect(await (await fetch(new URL("/", url))).text()).toContain("Sign in: acme");
      break;
    }
  } finally {
    lab.kill("SIGINT");
  }
  expect(await new Promise((resolve) => lab.once("exit", resolve))).toBe(0);
});
