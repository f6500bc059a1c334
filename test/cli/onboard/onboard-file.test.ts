import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { tenantRow } from "../../../cli/onboard/bulk/columns.ts";
import type { ToldRows } from "../../../cli/onboard/bulk/describe-rows.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { organizationOf, writeCustomers } from "../../support/customers-file.ts";
import { makeProject, type Project } from "../../support/project.ts";
import { runCommand } from "../../support/run-command.ts";

const main = join(import.meta.dirname, "../../../cli/main.ts");
let project: Project;
const path = (name: string) => join(project.folder, name);
const tenants = () => path("stacks/tenants");
const run = (...args: string[]) => runCommand(project.folder, ["onboard", ...args]);
const runFile = async (...args: string[]) => {
  const { code, stdout } = await run("--from", "customers.csv", "--json", ...args);
  return { code, told: JSON.parse(stdout) as ToldRows };
};
const contents = () =>
  Object.fromEntries(
    readdirSync(tenants()).map((name) => [name, readFileSync(join(tenants(), name), "utf8")]),
  );

beforeEach(() => {
  project = makeProject();
});
afterEach(() => project.remove());

test("every row becomes a tenant, and run again it changes nothing", async () => {
  writeCustomers(project.folder, 5);
  const first = await runFile();
  expect(first.code).toBe(0);
  expect(first.told).toMatchObject({ existing: [], refused: [] });
  expect(first.told.made.map(({ line, tenant }) => [line, tenant])).toEqual(
    [1, 2, 3, 4, 5].map((number) => [number + 1, `customer-${number}`]),
  );
  const made = contents();
  expect(Object.keys(made)).toHaveLength(10);
  expect(parse(made["Pulumi.customer-3.yaml"] ?? "").config).toEqual({
    "okta:orgName": "customer-3",
    "okta:baseUrl": "okta.com",
    "webex-sso:mode": "organization",
    "webex-sso:metadata": `idb-meta-${organizationOf(3)}-SP.xml`,
    "webex-sso:groups": ["00g3"],
    "webex-sso:idp": { kind: "okta" },
  });
  const second = await runFile();
  expect(second.code).toBe(0);
  expect(second.told).toMatchObject({ made: [], refused: [] });
  expect(second.told.existing).toHaveLength(5);
  expect(contents()).toEqual(made);
});

test("rows that are wrong are refused with every reason; the others are made", async () => {
  const file = writeCustomers(project.folder, 3);
  const [head, ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const wrong = `,metadata/${organizationOf(3)}.xml,okat,00g9,x`;
  writeFileSync(
    file,
    [head, ...rows.slice(0, 2), "no-file,nowhere.xml,entra,not-a-group,", wrong, ""].join("\n"),
  );
  const { code, told } = await runFile();
  expect(code).toBe(1);
  expect(told.made.map(({ tenant }) => tenant)).toEqual(["customer-1", "customer-2"]);
  const reasons = told.refused.flatMap(({ line, problems }) =>
    problems
      .filter(({ severity }) => severity === "error")
      .map(({ code: reason, column, value }) => [line, reason, column, value]),
  );
  expect(reasons).toEqual([
    [4, "onboard-answer-missing", "azuread:tenantId", undefined],
    [4, "tenant-metadata-missing", "metadata", "nowhere.xml"],
    [5, "csv-value-missing", "tenant", undefined],
    [5, "csv-value-invalid", "idp", "okat"],
  ]);
  expect(told.refused.every(({ problems }) => problems.every(({ fix }) => fix !== ""))).toBe(true);
});

test("a group that is none is said with its column, and the text names every place", async () => {
  const file = writeCustomers(project.folder, 1);
  const row = `globex,metadata/${organizationOf(1)}.xml,entra,Everybody,44444444-4444-4444-8444-444444444444`;
  writeFileSync(file, `tenant,metadata,idp,groups,azuread:tenantId\n${row}\n`);
  const { code, stdout, stderr } = await run("--from", "customers.csv");
  expect(code).toBe(1);
  expect(stderr).toContain("customers.csv, line 2, column groups");
  expect(stdout).toContain("0 made, 0 existed already and are unchanged, 1 refused");
});

test("with --dry-run nothing is written", async () => {
  writeCustomers(project.folder, 2);
  const { told } = await runFile("--dry-run");
  expect(told).toMatchObject({ dryRun: true, made: [{}, {}] });
  expect(readdirSync(tenants())).toEqual([]);
});

test("one unreadable stack file refuses its own row only", async () => {
  writeCustomers(project.folder, 2);
  project.writeFile("Pulumi.customer-1.yaml", "config: [");
  const { code, told } = await runFile();
  expect(code).toBe(1);
  expect(told.refused.map(({ line }) => line)).toEqual([2]);
  expect(told.made.map(({ tenant }) => tenant)).toEqual(["customer-2"]);
});

test("the example has columns that there are, and every question of an identity provider has one", async () => {
  const { stdout } = await run("--template");
  const columns = Object.keys(tenantRow.shape);
  for (const column of stdout.split("\n")[0]?.split(",") ?? []) expect(columns).toContain(column);
  for (const { onboarding } of Object.values(administrations))
    for (const { key } of onboarding.questions)
      expect(columns.some((column) => key === column || key.startsWith(`${column}.`))).toBe(true);
  writeFileSync(path("customers.csv"), stdout);
  const { told } = await runFile();
  const codes = told.refused.flatMap(({ problems }) => problems.map(({ code }) => code));
  expect([...new Set(codes)]).toEqual(["tenant-metadata-missing"]);
});

test("killed at any moment, every file is whole, and run again it finishes", async () => {
  const count = 60;
  writeCustomers(project.folder, count);
  const env = { ...process.env, INIT_CWD: project.folder };
  for (const most of [1, 2, 35, 80]) {
    const child = spawn(process.execPath, [main, "onboard", "--from", "customers.csv"], {
      env,
      stdio: "ignore",
    });
    const ended = once(child, "close");
    while (readdirSync(tenants()).length < most && child.exitCode === null) await setImmediate();
    child.kill("SIGKILL");
    await ended;
    expectWhole();
  }
  // A process of its own: only what is older than the one that looks is known to be left over.
  const args = [main, "onboard", "--from", "customers.csv", "--json"];
  const told = JSON.parse(execFileSync(process.execPath, args, { env, encoding: "utf8" }));
  expect(told.made.length + told.existing.length).toBe(count);
  expectWhole();
  expect(readdirSync(tenants()).filter((name) => name.endsWith(".part"))).toEqual([]);
  expect(readdirSync(tenants())).toHaveLength(2 * count);
}, 120_000);

/** Each file that is at its place: a stack file with its last key, metadata to the byte. */
function expectWhole(): void {
  for (const name of readdirSync(tenants()).filter((one) => !one.endsWith(".part"))) {
    const text = readFileSync(join(tenants(), name), "utf8");
    if (name.endsWith(".yaml")) expect(parse(text).config["webex-sso:idp"]).toEqual({ kind: "okta" });
    else {
      const organization = name.slice("idb-meta-".length, -"-SP.xml".length);
      expect(text).toBe(readFileSync(path(`metadata/${organization}.xml`), "utf8"));
    }
  }
}
