import { execFile, execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProject, type Project } from "../support/project.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");
let project: Project;

beforeAll(() => {
  project = makeProject();
  const git = (...args: readonly string[]) =>
    execFileSync("git", [
      "-C",
      project.folder,
      "-c",
      "user.name=test",
      "-c",
      "user.email=test@example.com",
      ...args,
    ]);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "-A");
  git("commit", "--quiet", "--message", "x");
});
afterAll(() => project?.remove());

const review = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [cli, "review", "--base", "main", ...args], {
    cwd: project.folder,
    env: {
      ...process.env,
      INIT_CWD: project.folder,
      PULUMI_BACKEND_URL: project.backend,
      PULUMI_CONFIG_PASSPHRASE: "test",
    },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

test("a folder that cannot be made is said before anything is previewed", async () => {
  writeFileSync(join(project.folder, "taken"), "");
  const { code, stdout, stderr } = await review("--out", "taken/review");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/taken\/review cannot be made: .*\. Name another folder with --out\.\n$/);
});

test("beside a change stands that Test SSO setup is not on record, even where nothing can be previewed", async () => {
  project.writeTenant("acme", { "webex-sso:mode": "organization" });
  const { stdout } = await review("--json");
  expect(JSON.parse(stdout).tenants).toMatchObject([
    { tenant: "acme", findings: [{ code: "control-hub-test-missing", severity: "warning" }] },
  ]);
}, 60_000);

test.each([
  ["sarif", /"ruleId": "control-hub-test-missing",\s*"level": "warning"/],
  ["junit", /warning control-hub-test-missing: /],
  ["markdown", /Test SSO setup/],
])(
  "so it does as %s",
  async (format, note) => {
    project.writeTenant("acme", { "webex-sso:mode": "organization" });
    const { stdout } = await review("--format", format);
    expect(stdout).toMatch(note);
  },
  60_000,
);

test("a Pulumi.yaml that is none is said in a sentence", async () => {
  const file = join(project.folder, "Pulumi.yaml");
  writeFileSync(file, "name: [x");
  const { code, stderr } = await review();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Pulumi\.yaml cannot be read: it is no YAML: .* Mend it and run this again\.\n$/);
});
