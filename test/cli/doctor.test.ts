import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tlsCertificate } from "../../lab/adfs/tls-certificate.ts";
import { type PingFederateLab, startPingFederateLab } from "../../lab/pingfederate/start.ts";
import { sampleConfig, sampleFiles } from "../lifecycle/sample-tenant.ts";
import { openStack, testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project } from "../support/project.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");
const canary = "canary-password";
let folder: string;
let lab: PingFederateLab;
let project: Project;
let api: Server;
let env: Record<string, string>;
/** Milliseconds by which the server's clock is ahead. */
let ahead = 0;
let roles = ["ADMINISTRATOR", "CRYPTO_ADMINISTRATOR"];
const asked: string[] = [];

/** An administrative API with an account and its roles, and nothing else. */
const answers = (path: string): object | undefined =>
  path === "/version"
    ? { version: "12.3.2" }
    : path.startsWith("/idp/spConnections?")
      ? { items: [] }
      : path === "/administrativeAccounts/webex-sso"
        ? { username: "webex-sso", roles }
        : undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  lab = await startPingFederateLab({ stateFile: join(folder, "pingfederate.json") });
  api = createServer(await tlsCertificate("localhost", new Date()), (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const right = `Basic ${Buffer.from(`webex-sso:${canary}`).toString("base64")}`;
    const answer = answers((request.url ?? "").replace("/pf-admin-api/v1", ""));
    response.sendDate = false;
    response.setHeader("date", new Date(Date.now() + ahead).toUTCString());
    response.statusCode = request.headers.authorization !== right ? 401 : answer === undefined ? 403 : 200;
    response.end(JSON.stringify(answer ?? { message: "You lack the role." }));
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  const host = `https://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const server = lab.server("127.0.0.1");
  await server.addKey("signing");
  server.addAdapter("HTMLForm", ["username", "mail", "uid"]);
  project = makeProject();
  for (const [name, content] of Object.entries(sampleFiles("organization"))) project.writeFile(name, content);
  project.writeTenant("acme", {
    "pingfederate:httpsHost": host,
    "pingfederate:username": "webex-sso",
    "pingfederate:productVersion": "12.3.2",
    "pingfederate:insecureTrustAllTls": true,
    ...sampleConfig("organization"),
    "webex-sso:idp": { kind: "pingfederate", mapping: { adapter: "HTMLForm" }, signingKey: "signing" },
  });
  const stack = await openStack(project, "acme", lab.debugProviders);
  await stack.setSecret("pingfederate:password", canary);
  await stack.up();
  env = await testEnvironment(project, lab.debugProviders);
});
afterAll(() => {
  lab?.close();
  api?.close();
  api?.closeAllConnections();
  project?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function doctor(environment: Record<string, string> = {}) {
  const result = await promisify(execFile)(process.execPath, [cli, "doctor", "acme", "--json"], {
    cwd: project.folder,
    env: { ...env, INIT_CWD: project.folder, ...environment },
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  const { stdout, stderr } = result;
  expect(stdout + stderr).not.toContain(canary);
  const checks: readonly { area: string; name: string; result: string; detail: string; fix?: string }[] =
    JSON.parse(stdout).checks;
  const of = (area: string, name?: string) =>
    checks.filter((one) => one.area === area && (name === undefined || one.name === name));
  return { code: "code" in result ? result.code : 0, of };
}

test("a tenant that is in order, asked by GET alone; what the account may not read is no failure", async () => {
  const { code, of } = await doctor();
  expect(of("Pulumi").map(({ name, result }) => [name, result])).toEqual([
    ["login", "ok"],
    ["stack", "ok"],
    ["secrets", "ok"],
    ["deployed", "ok"],
  ]);
  expect(of("API account").map(({ name, result }) => [name, result])).toEqual([
    ["account", "ok"],
    ["read SP connections", "ok"],
    ["read signing keys", "not asked"],
    ["server settings", "not asked"],
    ["roles", "ok"],
  ]);
  expect(of("certificates", "published certificates")).toMatchObject([{ result: "ok" }]);
  expect(of("addresses", "metadata")).toMatchObject([{ result: "ok" }]);
  expect(of("clock").map(({ result }) => result)).toEqual(of("clock").map(() => "ok"));
  expect(code).toBe(0);
  expect(asked.filter((one) => !one.startsWith("GET "))).toEqual([]);
});

test("an auditor's account, a clock that runs ahead, and metadata that is gone: each is said, and the rest as well", async () => {
  roles = ["USER_ADMINISTRATOR"];
  ahead = 90_000;
  lab.unpublish();
  const { code, of } = await doctor();
  expect(code).toBe(1);
  expect(of("API account", "roles")).toMatchObject([
    { result: "failed", detail: "Its roles are USER_ADMINISTRATOR." },
  ]);
  expect(of("clock")).toMatchObject([
    { result: "failed", detail: expect.stringMatching(/(89|90|91) s ahead of/) },
  ]);
  expect(of("certificates", "published metadata")).toMatchObject([{ result: "warning" }]);
  expect(of("addresses", "metadata")).toMatchObject([{ result: "warning" }]);
});

test("a passphrase that is wrong hides the account, not the certificates", async () => {
  const { code, of } = await doctor({ PULUMI_CONFIG_PASSPHRASE: "wrong" });
  expect(code).toBe(1);
  expect(of("Pulumi", "secrets")).toMatchObject([
    {
      result: "failed",
      detail: expect.stringContaining("incorrect passphrase"),
      fix: expect.stringContaining("PULUMI_CONFIG_PASSPHRASE"),
    },
  ]);
  expect(of("API account")).toMatchObject([{ name: "account", result: "not asked" }]);
  expect(of("certificates").length).toBeGreaterThan(1);
});
