import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Report } from "../../cli/test-login/report.ts";
import type { OktaWorld } from "../../lab/okta/world.ts";
import { openStore } from "../../lab/store.ts";
import { type LabTenant, type SignInLab, startSignInLab } from "../../lab/tenant/sign-in-lab.ts";
import type { Reply } from "../../lab/web/site.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { type LabProxy, openLabProxy } from "../support/lab-proxy.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;
let lab: SignInLab;
let tenant: LabTenant;
let proxy: LabProxy;
/** What the identity provider's sign-in page looks like. */
let page: (reply: Reply) => string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-real-"));
  lab = await startSignInLab({ project: root, readStackFile, folder });
  tenant = await lab.add("example-okta");
  proxy = await openLabProxy(lab.web, "example.okta.com", (reply) => page(reply));
  writeFileSync(join(folder, "ca.pem"), proxy.certificate);
});
afterAll(() => {
  proxy?.close();
  lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The command as a user runs it, in the project of the stack that the real engine has deployed. */
async function probed() {
  const env = {
    ...process.env,
    INIT_CWD: tenant.folder,
    PULUMI_BACKEND_URL: `file://${join(folder, "tenants/example-okta/state")}`,
    PULUMI_HOME: join(folder, "tenants/example-okta/pulumi-home"),
    PULUMI_CONFIG_PASSPHRASE: "webex-sso-lab",
    NODE_USE_ENV_PROXY: "1",
    HTTPS_PROXY: proxy.origin,
    NO_PROXY: "127.0.0.1,localhost",
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
  };
  const args = [join(root, "cli/main.ts"), "test-login", "example-okta", "--real", "--json"];
  const { stdout, code } = await promisify(execFile)(process.execPath, args, { env, cwd: root }).then(
    (done) => ({ ...done, code: 0 }),
    (error: { code: number; stdout: string }) => error,
  );
  return { code, report: JSON.parse(stdout) as Report };
}

test("a deployed stack whose identity provider shows a sign-in page passes", async () => {
  page = (reply) =>
    reply.kind === "page" && reply.status === 200 ? '<div id="okta-login-container"></div>' : undefined;
  const { code, report } = await probed();
  expect(report.checks).toMatchObject([
    { name: "signing certificate", result: "passed" },
    {
      name: `request for ${tenant.organization.description.acs[0]?.url}`,
      result: "passed",
      detail: "example.okta.com takes the request: it shows the sign-in page of Okta.",
    },
  ]);
  expect(report).toMatchObject({ result: "passed", findings: [] });
  expect(code).toBe(0);
});

test("a page that nobody knows is neither a pass nor a failure, and no script takes it for a pass", async () => {
  page = () => undefined;
  const { code, report } = await probed();
  expect(report).toMatchObject({
    result: "unclear",
    findings: [
      { code: "real-unclear", severity: "warning", fix: expect.stringContaining("private browser window") },
    ],
  });
  expect(report.findings[0]?.message).toContain("“Sign in: Okta");
  expect(code).toBe(1);
});

test("a trust that somebody has removed is a failure: exit code 1", async () => {
  page = () => undefined;
  openStore<OktaWorld>(join(folder, "stand-ins/okta.json"), { orgs: {} }).change(({ orgs }) => {
    for (const app of orgs.example?.apps ?? []) app.settings = { ...app.settings, status: "INACTIVE" };
  });
  const { code, report } = await probed();
  expect(report).toMatchObject({ result: "failed", findings: [{ code: "real-failed", severity: "error" }] });
  expect(report.findings[0]?.message).toMatch(/^Okta refuses it: .*This application does not exist/);
  expect(code).toBe(1);
});
