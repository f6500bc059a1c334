import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import type { Report } from "../../cli/test-login/report.ts";
import { lastSignInTest } from "../../report/sign-in-tests/sign-in-tests.ts";
import { metadataXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
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
  const key = makeKey({ notBefore: "2019-01-01", notAfter: "2020-01-01" });
  project.writeFile("expired.xml", metadataXml(webexShape(key)));
  project.writeTenant("expired", {
    ...config,
    "okta:apiToken": { secure: secret },
    "webex-sso:metadata": "expired.xml",
    "webex-sso:metadataSignature": "unsigned",
  });
  project.writeFile("page.xml", "<html><body>Sign in</body></html>");
  project.writeTenant("web-page", {
    ...config,
    "okta:apiToken": { secure: secret },
    "webex-sso:metadata": "page.xml",
  });
});
afterAll(() => project.remove());

/** The processes below one. */
function descendants(pid: number): number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return [...children, ...children.flatMap(descendants)];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}

function isEngine(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes("up");
  } catch {
    return false;
  }
}

async function run(...args: string[]) {
  const env = { ...process.env, INIT_CWD: project.folder, PULUMI_BACKEND_URL: project.backend };
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
  expect(stdout).toContain("✓ sign-in, uid: uid is an address of the user.");
  expect(stdout).toMatch(/NameID Format="[^"]*transient": one…/);
  expect(stdout).toMatch(/✓ acme: In the lab, the user “one-address” is signed in and out\. .*\n$/);
  expect(stdout).not.toContain("sign-in-other-person");
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

test("who is there to be refused is refused by the identity provider, and that is as it should be", async () => {
  const { code, stdout } = await run("test-login", "acme", "--user", "disabled", "--json");
  expect(code).toBe(1);
  const report: Report = JSON.parse(stdout);
  expect(report).toMatchObject({
    result: "failed",
    verdict:
      "Okta does not let the user “disabled” in, so that Webex gets no answer: not signed in. That is what should happen: the account is disabled.",
  });
  expect(report.findings[0]).toMatchObject({
    code: "sign-in-stopped",
    fix: "Nothing to do: the account is disabled.",
  });
  // A report would call the tenant's sign-in broken.
  expect(lastSignInTest(project.folder, "acme")?.user).not.toBe("disabled");
});

test("a claim from the login passes for the ordinary user; those whom it keeps out are a warning", async () => {
  const { code, stdout } = await run("test-login", "by-login", "--json");
  expect(code).toBe(0);
  const report: Report = JSON.parse(stdout);
  expect(report.result).toBe("passed");
  expect(report.findings.filter(({ code: one }) => one === "sign-in-other-person")).toMatchObject([
    {
      severity: "warning",
      subject: "by-login, other-login",
      message: expect.stringContaining("uid is other-login@corp.example.net"),
      fix: expect.stringContaining("webex-sso test-login by-login --user other-login"),
    },
  ]);
});

test("what has expired in the tenant's own metadata is said, though the lab's copy signs in", async () => {
  const { code, stdout } = await run("test-login", "expired", "--json");
  const report: Report = JSON.parse(stdout);
  expect(report.steps.at(-1)?.outcome).toBe("Webex: Signed out");
  expect(report.findings.map(({ code: one }) => one)).toEqual(
    expect.arrayContaining(["metadata-certificate-expired", "metadata-no-valid-signing-certificate"]),
  );
  expect(report.verdict).toMatch(/is signed in and out\..* But pulumi up would not deploy this tenant/);
  expect(code).toBe(1);
});

test("in a real browser, with a picture", async () => {
  const picture = join(project.folder, "page.png");
  const { code, stdout } = await run("test-login", "acme", "--browser", "--picture", picture);
  expect(code).toBe(0);
  expect(stdout).toContain("is signed in and out.");
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe("PNG");
});

test("a tenant that does not exist, one that is wrong, and a user that the lab does not have", async () => {
  const missing = await run("test-login", "nosuch");
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no tenant nosuch") });
  expect(missing.stderr).not.toContain("    at ");
  const broken = await run("test-login", "broken");
  expect(broken.stdout).toBe("");
  expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining("webex-sso:mode") });
  expect(broken.stderr).toContain("broken cannot be deployed into the lab:");
  expect(await run("test-login", "acme", "--user", "nobody")).toMatchObject({ code: 2 });
});

test("what cannot be deployed is one message, and one document with --json", async () => {
  const { code, stdout, stderr } = await run("test-login", "web-page", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    tenant: "web-page",
    result: "failed",
    error: { code: "lab-not-deployed", findings: [{ code: "metadata-html", severity: "error" }] },
  });
  expect(stderr).toContain("page.xml\n  It is a web page");
  expect(stderr).not.toContain("    at ");
});

test("a picture that cannot be written is said before the work", async () => {
  const { code, stderr } = await run("test-login", "acme", "--picture", "nosuch/page.png");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The picture cannot be written to \S+nosuch\/page\.png: .*\n$/);
});

test.each([
  ["a port that there is not", ["lab", "acme", "--port", "70000"], "from 0 (any that is free) to 65535"],
  ["a tenant twice", ["lab", "acme", "acme"], "named twice"],
  ["a user for the real one", ["test-login", "acme", "--real", "--user", "disabled"], "cannot be used with"],
])("%s is a wrong call: exit code 2", async (_, args, text) => {
  expect(await run(...args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(text) });
});

test("a port that is taken is said before anything is deployed", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { code, stderr } = await run("lab", "acme", "--port", String(port));
  taken.close();
  expect(code).toBe(1);
  expect(stderr).toBe(
    `The lab cannot have port ${port}: another program has it. Choose another with --port, or leave it out for any that is free.\n`,
  );
});

// Elsewhere the terminal gives the signal to every process, and nothing lists them.
test.runIf(process.platform === "linux").each([
  ["SIGINT", 130, ["test-login", "acme"]],
  ["SIGTERM", 143, ["lab", "acme"]],
] as const)("%s while deploying leaves no folder and no process", async (signal, code, args) => {
  const temporary = join(project.folder, `tmp-${signal}`);
  mkdirSync(temporary);
  const env = { ...process.env, INIT_CWD: project.folder, TMPDIR: temporary };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  await vi.waitUntil(() => descendants(child.pid ?? 0).some(isEngine), { timeout: 60_000, interval: 20 });
  const running = descendants(child.pid ?? 0);
  child.kill(signal);
  expect(await ended).toEqual([code, null]);
  expect(readdirSync(temporary)).toEqual([]);
  await vi.waitUntil(() => running.every((pid) => !existsSync(`/proc/${pid}/exe`)), { timeout: 10_000 });
});

test("without an ACS nothing is asked, and nothing seems well", async () => {
  const { code, stderr } = await run("test-login", "web-page", "--real");
  expect(code).toBe(1);
  expect(stderr).toBe(
    "page.xml has no ACS for HTTP-POST. Name there the metadata that Control Hub gives, as it came.\n",
  );
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
