import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writePlanned } from "../../../cli/onboard/write-planned.ts";
import { fileTenant } from "../../../stacks/file-tenant.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { metadataOf, organizationOf } from "../../support/customers-file.ts";
import { makeProject, type Project } from "../../support/project.ts";
import { type Ran, runCommand } from "../../support/run-command.ts";

let project: Project;
const path = (name: string) => join(project.folder, name);
const stackPath = (tenant: string) => path(`stacks/tenants/Pulumi.${tenant}.yaml`);
const run = (...args: string[]) => runCommand(project.folder, ["onboard", ...args]);
const json = ({ stdout }: Ran) => JSON.parse(stdout);

beforeEach(() => {
  project = makeProject();
  writeFileSync(path("webex.xml"), metadataOf(organizationOf(1)));
});
afterEach(() => project.remove());

/** What somebody answers to each question of a vendor. */
const group = "06000000-0000-4000-8000-000000000001";
const groups: Record<VendorKind, string> = {
  adfs: "S-1-5-21-1004336348-1177238915-682003330-1104",
  entra: group,
  okta: "00g1",
  pingfederate: "",
  pingone: group,
};

function answersOf(kind: VendorKind): string[] {
  const { questions } = administrations[kind].onboarding;
  const needed = questions.filter((one) => one.optional === undefined && one.default === undefined);
  return [
    ...["--metadata", "webex.xml", "--idp", kind, "--mode", "organization"],
    ...needed.flatMap(({ key, example }) => ["--set", `${key}=${example.split(",")[0]}`]),
    ...(groups[kind] === "" ? [] : ["--group", groups[kind]]),
  ];
}

const kinds = Object.keys(vendors) as VendorKind[];

describe.each(kinds)("%s", (kind) => {
  test("its questions, answered as their examples say, make a tenant with nothing wrong", async () => {
    const { code, stdout, stderr } = await run("acme", ...answersOf(kind));
    expect([code, stderr]).toEqual([0, ""]);
    const { tenant, findings } = fileTenant(project.folder, "acme", new Date());
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(tenant?.config.idp.kind).toBe(kind);
    const { key } = administrations[kind].onboarding.secret;
    expect(vendors[kind].credentials).toContain(key);
    expect(stdout).toContain(`\n  pulumi config set --secret ${key} -s acme`);
    expect(stdout.indexOf("stack init acme")).toBeLessThan(stdout.indexOf("preview -s acme"));
    expect(stdout.indexOf("preview -s acme")).toBeLessThan(stdout.indexOf("up -s acme"));
  });

  test("without a terminal, what is missing is named with its flags", async () => {
    const { code, stderr } = await run("acme", "--idp", kind);
    expect(code).toBe(2);
    const needed = administrations[kind].onboarding.questions.filter(
      (one) => one.optional === undefined && one.default === undefined,
    );
    for (const { key } of needed) expect(stderr).toContain(`--set ${key}=`);
    expect(readdirSync(path("stacks/tenants"))).toEqual([]);
  });
});

test.each(["adfs", "entra", "pingone"] as const)(
  "%s: what the policy pack would stop is told at once, and the tenant can be prepared",
  async (kind) => {
    const answers = answersOf(kind).slice(0, -2);
    const ran = await run("acme", ...answers, "--json");
    expect(ran.code).toBe(0);
    expect(json(ran).findings).toContainEqual(
      expect.objectContaining({
        code: "policy-access",
        severity: "warning",
        message: expect.stringContaining("The policy pack stops pulumi up"),
      }),
    );
  },
);

test("a value that is wrong is the only difference to the tenant that exists", async () => {
  await run("acme", ...answersOf("okta"));
  const again = [...answersOf("okta").slice(0, -1), " 00g1"];
  const { code, stderr } = await run("acme", ...again);
  expect([code, stderr.match(/error onboard-tenant-differs/g)?.length]).toEqual([1, 1]);
  expect(stderr).toContain("its webex-sso:groups is");
});

test("metadata that another run has written just so in the meantime is left, another file is not", () => {
  const file = { path: path("shared.xml"), name: "shared.xml", content: "the same", before: undefined };
  writeFileSync(file.path, "the same");
  writePlanned([file]);
  expect(() => writePlanned([{ ...file, content: "another" }])).toThrow("somebody else has written it");
  expect(readFileSync(file.path, "utf8")).toBe("the same");
});

describe("what is made", () => {
  test("the metadata stands beside the stack file, by the name that Control Hub gives it", async () => {
    const ran = await run("acme", ...answersOf("okta"), "--json");
    const file = `stacks/tenants/idb-meta-${organizationOf(1)}-SP.xml`;
    expect(json(ran)).toMatchObject({
      tenant: "acme",
      outcome: "made",
      files: [file, "stacks/tenants/Pulumi.acme.yaml"],
    });
    expect(readFileSync(path(file))).toEqual(readFileSync(path("webex.xml")));
  });

  test("settings are texts, numbers and lists, as the tenant's schema wants them", async () => {
    const more = [
      ["idp.tokenLifetime", "60"],
      ["idp.notes", "60"],
      ["webex-sso:honorForceAuthn", "false"],
      ["attributes", "[{name: firstname, source: givenName}]"],
      ["adfs:port", "2222"],
    ];
    const sets = more.flatMap(([key, value]) => ["--set", `${key}=${value}`]);
    expect((await run("acme", ...answersOf("adfs"), ...sets)).stderr).toBe("");
    const { config = {} } = project.readTenant("acme");
    expect(config["webex-sso:idp"]).toMatchObject({ tokenLifetime: 60, notes: "60" });
    expect(config["webex-sso:honorForceAuthn"]).toBe(false);
    expect(config["webex-sso:attributes"]).toEqual([{ name: "firstname", source: "givenName" }]);
    expect(config["adfs:port"]).toBe("2222");
  });

  test("an expression is a source, too", async () => {
    await run("acme", ...answersOf("okta"), "--claim-source", "{expression: user.customMail}");
    expect(project.readTenant("acme").config?.["webex-sso:claimSource"]).toEqual({
      expression: "user.customMail",
    });
  });

  test("a stack file that pulumi made keeps its secrets and its salt", async () => {
    const before = "# ours\nencryptionsalt: v1:salt\nconfig:\n  okta:apiToken:\n    secure: v1:canary\n";
    writeFileSync(stackPath("acme"), before);
    expect((await run("acme", ...answersOf("okta"))).code).toBe(0);
    const after = readFileSync(stackPath("acme"), "utf8");
    expect(after.startsWith(before)).toBe(true);
    expect(after).toContain("webex-sso:mode: organization");
  });

  test("with --dry-run nothing is written", async () => {
    const { stdout, code } = await run("acme", ...answersOf("okta"), "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toContain("acme would be made; nothing is written yet:");
    expect(readdirSync(path("stacks/tenants"))).toEqual([]);
  });

  test("where the project runs Pulumi itself, that is the next command", async () => {
    writeFileSync(path("package.json"), JSON.stringify({ scripts: { pulumi: "x" } }));
    expect((await run("acme", ...answersOf("okta"))).stdout).toContain(
      "npm run -s pulumi -- stack init acme",
    );
  });

  test("two tenants of one organisation, when they say so", async () => {
    await run("acme", ...answersOf("okta"), "--set", "tenantGroup=acme");
    const other = await run("acme-2", ...answersOf("pingone"), "--set", "tenantGroup=acme");
    expect(other.code).toBe(0);
    const third = await run("acme-3", ...answersOf("entra"), "--set", "tenantGroup=another");
    expect(third.stderr).toContain("for which there is acme, acme-2 already");
  });
});

describe("run again", () => {
  test("the same answers change nothing, and so do defaults and fewer of them", async () => {
    await run("acme", ...answersOf("okta"));
    const before = readFileSync(stackPath("acme"));
    for (const again of [answersOf("okta"), [], ["--claim-source", "email"], ["--set", "protect=true"]]) {
      const { code, stdout } = await run("acme", ...again);
      expect([code, stdout.split("\n")[0]]).toEqual([0, "acme exists already, and nothing changes."]);
    }
    expect(readFileSync(stackPath("acme"))).toEqual(before);
  });

  test("other answers are refused, each with what is there", async () => {
    await run("acme", ...answersOf("okta"));
    const before = readFileSync(stackPath("acme"));
    writeFileSync(path("other.xml"), metadataOf(organizationOf(2)));
    const other = ["--metadata", "other.xml", "--group", "00g2", "--set", "idp.label=Other"];
    const { code, stderr } = await run("acme", ...other);
    expect(code).toBe(1);
    expect(stderr).toContain('its webex-sso:groups is ["00g1"]; asked for is ["00g2"]');
    expect(stderr).toContain('asked for is {"kind":"okta","label":"Other"}');
    expect(stderr).toContain("is another file than other.xml");
    expect(readFileSync(stackPath("acme"))).toEqual(before);
    expect(existsSync(path(`stacks/tenants/idb-meta-${organizationOf(2)}-SP.xml`))).toBe(false);
  });
});

test("no answer of --set steps out of the configuration", async () => {
  mkdirSync(path("x"));
  const { code, stderr } = await run("acme", "--set", "idp.__proto__.polluted=1");
  expect(code).toBe(2);
  expect(stderr).toContain("is no key of a tenant");
  const other = await run("acme", ...answersOf("okta"), "--set", "idp.constructor.polluted=1");
  expect(other.stderr).toContain("webex-sso:idp.constructor is no key of a tenant");
  expect("polluted" in {}).toBe(false);
});
