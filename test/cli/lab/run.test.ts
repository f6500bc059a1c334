import { execFile } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { makeProject, type Project } from "../../support/project.ts";

const root = join(import.meta.dirname, "../../..");
const tenants = join(root, "stacks/tenants");
let project: Project;

beforeAll(() => {
  project = makeProject();
  const { config } = parse(readFileSync(join(tenants, "Pulumi.example-adfs.yaml"), "utf8"));
  const metadata = config["webex-sso:metadata"];
  copyFileSync(join(tenants, metadata), join(project.folder, "stacks/tenants", metadata));
  // As a user has it, whose server the lab must not reach.
  project.writeTenant("acme", {
    ...config,
    "adfs:host": "adfs.invalid",
    "adfs:username": "CONTOSO\\svc-pulumi",
    "adfs:hostKeyFingerprint": `SHA256:${"A".repeat(43)}`,
  });
});
afterAll(() => project.remove());

function labRun(...args: readonly string[]) {
  const env = {
    ...process.env,
    INIT_CWD: project.folder,
    PULUMI_BACKEND_URL: "file:///nowhere/of-the-user",
    PULUMI_CONFIG_PASSPHRASE: "test",
  };
  return promisify(execFile)(
    process.execPath,
    [join(root, "cli/main.ts"), "lab", "run", "acme", "--", ...args],
    {
      cwd: project.folder,
      env,
    },
  ).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

test("the command is in the user's folder, with a backend of the lab; its exit code and its options are its own", async () => {
  const program = "console.log(process.cwd(), process.env.PULUMI_BACKEND_URL); process.exit(7)";
  const { code, stdout } = await labRun("node", "-e", program);
  expect({ code, stdout }).toEqual({
    code: 7,
    stdout: `${project.folder} file://${project.folder}/.webex-sso-lab/state\n`,
  });
});

test("a program that is not there is named", async () => {
  const { code, stderr } = await labRun("no-such-program", "up");
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^no-such-program cannot be started: .*\. Name a program that is on the PATH, for example: webex-sso lab run acme -- pulumi preview -s acme\n$/,
  );
});

test("a tenant that says how its server is reached is deployed to the stand-in, which is the same the next time", async () => {
  expect(await labRun("pulumi", "stack", "init", "acme")).toMatchObject({ code: 0 });
  const up = ["pulumi", "up", "--yes", "--skip-preview", "-s", "acme"];
  const { code, stdout, stderr } = await labRun(...up);
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
  expect(await labRun(...up, "--refresh", "--expect-no-changes")).toMatchObject({ code: 0 });
});
