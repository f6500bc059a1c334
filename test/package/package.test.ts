import { execFile, execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { type Lab, startLab } from "../../lab/start.ts";
import { engineEnvironment } from "../../tools/engine/engine-environment.ts";
import { installTool, packTool } from "../support/packed-tool.ts";

const root = join(import.meta.dirname, "../..");
const examples = join(root, "stacks/tenants");
let folder: string;
let project: string;
let tarball: string;
let lab: Lab;
let environment: Record<string, string>;

/** A user's new project, on the packed tool, with a tenant of Okta and one of ADFS. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-package-"));
  tarball = packTool(folder);
  installTool(tarball, join(folder, "tool"));
  project = join(folder, "acme-sso");
  mkdirSync(join(folder, "state"));
  lab = await startLab({ folder: join(folder, "lab") });
  const { env } = await engineEnvironment();
  environment = {
    ...env,
    ...lab.environment,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_DEBUG_PROVIDERS: lab.debugProviders
      .split(",")
      .filter((one) => !one.startsWith("adfs:"))
      .join(","),
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}, 240_000);
afterAll(() => {
  lab?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(command: string, args: readonly string[], cwd = project): Promise<Ended> {
  return promisify(execFile)(command, [...args], { cwd, env: { ...environment, INIT_CWD: cwd } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );
}
const script = (name: string, ...args: readonly string[]) => run("npm", ["run", "-s", name, "--", ...args]);
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-C", project, "-c", "user.name=test", "-c", "user.email=test@example.com", ...args]);

function writeTenant(name: string, example: string): Record<string, unknown> {
  const { config } = parse(readFileSync(join(examples, `Pulumi.${example}.yaml`), "utf8"));
  const metadata = config["webex-sso:metadata"];
  copyFileSync(join(examples, metadata), join(project, "tenants", metadata));
  const open = Object.entries(config).filter(([, value]) => !Object.hasOwn(Object(value), "secure"));
  writeFileSync(
    join(project, `tenants/Pulumi.${name}.yaml`),
    stringify({ config: Object.fromEntries(open) }),
  );
  return config;
}

test("the packed tool makes a project that depends on it", async () => {
  const webexSso = join(folder, "tool/node_modules/.bin/webex-sso");
  const { code, stdout, stderr } = await run(
    webexSso,
    ["init", "acme-sso", "--ci", "github", "--package", tarball, "--json"],
    folder,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const made = JSON.parse(stdout);
  expect(made).toMatchObject({ folder: project, name: "acme-sso", ci: "github", kept: [] });
  for (const file of made.files) expect(existsSync(join(project, file)), file).toBe(true);

  installTool(tarball, project);
  const [, schema = ""] =
    /\$schema=(\S+)/.exec(readFileSync(join(project, "tenants/README.md"), "utf8")) ?? [];
  expect(JSON.parse(readFileSync(join(project, "tenants", schema), "utf8"))).toHaveProperty(
    "properties.config",
  );
  expect((await script("webex-sso", "--help")).stdout).toContain("Usage: webex-sso");
});

test("its types are right for a strict program, without anything skipped", async () => {
  copyFileSync(join(import.meta.dirname, "own-program.txt"), join(project, "own.ts"));
  const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const how = ["--skipLibCheck", "false", "--module", "nodenext", "--target", "es2024", "--types", "node"];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { code, stdout } = await run(process.execPath, [compiler, ...strict, ...how, "index.ts", "own.ts"]);
  rmSync(join(project, "own.ts"));
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
});

test("a tenant is deployed with plain Pulumi, under the pack with the project's settings, and stays as it is", async () => {
  const config = writeTenant("acme", "example-okta");
  writeFileSync(join(project, "policies/webex-sso-policy.yaml"), "preset: strict\n");
  git("init", "--quiet", "--initial-branch=main");
  await lab.prepareTenant(config);
  expect(await script("pulumi", "stack", "init", "acme")).toMatchObject({ code: 0 });
  await script("pulumi", "config", "set", "--secret", "okta:apiToken", "made-up", "-s", "acme");
  const up = ["up", "--yes", "-s", "acme", "--policy-pack", "policies"];
  const strict = await script("pulumi", ...up);
  // An example is not protected, which only "strict" makes mandatory.
  expect(strict.code).not.toBe(0);
  expect(strict.stdout).toMatch(/\[mandatory\].* protected /);
  writeFileSync(join(project, "policies/webex-sso-policy.yaml"), "preset: default\n");
  expect(await script("pulumi", ...up)).toMatchObject({ code: 0 });
  expect(await script("pulumi", ...up, "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("ADFS's provider starts from the package", async () => {
  writeTenant("adfs", "example-adfs");
  await script("pulumi", "stack", "init", "adfs");
  const { code, stdout } = await script("pulumi", "preview", "-s", "adfs");
  expect(code).not.toBe(0);
  // Its own words: it runs.
  expect(stdout).toContain("adfs:host is missing: the name of the ADFS server.");
  await script("pulumi", "stack", "rm", "--yes", "adfs");
});

test("review, report and recover work in the project", async () => {
  git("add", "-A");
  git("commit", "--quiet", "--message", "Tenants");
  const file = join(project, "tenants/Pulumi.acme.yaml");
  const before = readFileSync(file, "utf8");
  const changed = parse(before);
  changed.config["webex-sso:idp"].label = "Webex, renamed";
  writeFileSync(file, stringify(changed));
  const review = await script("webex-sso", "review", "--json");
  writeFileSync(file, before);
  expect(JSON.parse(review.stdout)).toMatchObject({ tenants: [{ tenant: "acme", change: "changed" }] });

  const report = await script("webex-sso", "report", "--html", "public", "--json");
  expect(JSON.parse(report.stdout)).toMatchObject({ project: "acme-sso", tenants: [{ name: "acme" }] });
  expect(readFileSync(join(project, "public/index.html"), "utf8")).toContain("acme");

  const recover = await script("webex-sso", "recover", "acme");
  expect(recover.stdout).toContain("acme: nothing is pending.");
});

test("test-login works in the project", async () => {
  const { code, stdout } = await script("webex-sso", "test-login", "acme", "--json");
  expect({ code, result: JSON.parse(stdout).result }).toEqual({ code: 0, result: "passed" });
});

test("without what drives a browser, --browser says what to install", async () => {
  const { code, stderr } = await script("webex-sso", "test-login", "acme", "--browser");
  expect(code).toBe(1);
  expect(stderr).toContain("npm install --save-dev playwright-core");
});
