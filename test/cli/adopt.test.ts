import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Lab, startLab } from "../../lab/start.ts";
import { configOf, groups, metadataOf } from "../review/fleet-project.ts";
import { openStack, testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project } from "../support/project.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");
let labFolder: string;
let lab: Lab;
let project: Project;
let env: Record<string, string>;

beforeAll(async () => {
  labFolder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  lab = await startLab({ folder: labFolder });
  project = makeProject();
  for (const name of ["hq", "north", "east"]) project.writeFile(`${name}.xml`, metadataOf(name));
  Object.assign(process.env, lab.environment);
  env = { ...(await testEnvironment(project, lab.debugProviders)), ...lab.environment };
});
afterAll(() => {
  lab?.close();
  project?.remove();
  rmSync(labFolder, { recursive: true, force: true });
});

async function adopt(...args: string[]) {
  const result = await promisify(execFile)(process.execPath, [cli, "adopt", ...args], {
    cwd: project.folder,
    env: { ...env, INIT_CWD: project.folder },
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

const fileOf = (tenant: string) =>
  readFileSync(join(project.folder, `stacks/tenants/Pulumi.${tenant}.yaml`), "utf8");

/** A trust that stands at the identity provider and that no stack knows; gives back what its state was. */
async function standing(tenant: string, change: object = {}) {
  const config = configOf(tenant);
  const { kind } = config["webex-sso:idp"] as { kind: keyof typeof groups };
  await lab.prepareTenant({ ...config, "webex-sso:groups": groups[kind] });
  const secret = {
    adfs: [],
    entra: ["azuread:clientSecret"],
    okta: ["okta:apiToken"],
    pingfederate: ["pingfederate:password"],
    pingone: ["pingone:clientSecret"],
  }[kind];
  project.writeTenant(tenant, { ...config, ...change });
  const made = await openStack(project, tenant, lab.debugProviders);
  for (const key of secret) await made.setSecret(key, "canary-secret");
  await made.up();
  const { resources = [] } = await made.exportState();
  await made.forget();
  project.writeTenant(tenant, config);
  const empty = await openStack(project, tenant, lab.debugProviders);
  for (const key of secret) await empty.setSecret(key, "canary-secret");
  const idOf = (type: string, name = "webex") =>
    resources.find((one) => one.type === type && one.urn.endsWith(`::${name}`))?.id ?? "none";
  return { empty, resources, idOf };
}

test("Okta: a difference is listed with the key that keeps it, and nothing is changed before it is confirmed", async () => {
  const [first, second] = groups.okta;
  const { empty, idOf } = await standing("okta-hq", {
    "webex-sso:groups": [first, second],
    "webex-sso:idp": { kind: "okta", label: "Our own Webex", nameIdTemplate: "${user.email}" },
  });
  const id = idOf("okta:app/saml:Saml");
  const before = fileOf("okta-hq");
  const shown = await adopt("okta-hq", "--json");
  expect(JSON.parse(shown.stdout)).toMatchObject({
    tenant: "okta-hq",
    isAdopted: false,
    id,
    verdict: "changes-sign-in",
    differences: expect.arrayContaining([
      expect.objectContaining({ path: "groups", about: second, kind: "dropped", keptBy: "webex-sso:groups" }),
      expect.objectContaining({ before: "Our own Webex", after: "okta-hq", keptBy: "webex-sso:idp.label" }),
      expect.objectContaining({ title: "NameID's value", keptBy: "webex-sso:idp.nameIdTemplate" }),
    ]),
    stackFile: { changes: { "webex-sso:import": id } },
  });
  expect(await adopt("okta-hq", "--yes")).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("to keep it: webex-sso:idp.label"),
    stderr: expect.stringContaining("nothing was changed: it would change what stands at Okta"),
  });
  expect(fileOf("okta-hq")).toBe(before);
  expect((await empty.exportState()).resources ?? []).toEqual([]);

  const done = await adopt("okta-hq", "--id", id, "--yes", "--with-changes");
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining("okta-hq is adopted.") });
  expect(done.stdout + done.stderr + shown.stderr).not.toContain("canary-secret");
  expect(fileOf("okta-hq")).toBe(`${before.trimEnd()}\n  webex-sso:import: ${id}\n`);
  expect((await empty.preview({ refresh: true })).steps).toEqual([]);
  expect(await adopt("okta-hq")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("manages a trust already"),
  });
});

const last = (id: string) => id.split("/").at(-1) ?? "";

/** Adopts it without a change, and sees that nothing is left to do. */
async function adoptedUnchanged(
  tenant: string,
  stack: Awaited<ReturnType<typeof standing>>,
  ...args: string[]
) {
  const { code, stdout, stderr } = await adopt(tenant, "--yes", "--json", ...args);
  expect(stderr + stdout).not.toContain("canary-secret");
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  const plan = JSON.parse(stdout);
  expect(plan).toMatchObject({ isAdopted: true, verdict: "safe", differences: [] });
  expect(plan.steps.map(({ does }: { does: string }) => does)).toEqual(plan.steps.map(() => "adopt"));
  expect((await stack.empty.preview({ refresh: true })).steps).toEqual([]);
  return plan;
}

test("ADFS: the trust with Webex's identifier", async () => {
  const stack = await standing("adfs-hq");
  const { id } = await adoptedUnchanged("adfs-hq", stack);
  expect(id).toBe(stack.idOf("adfs:index:RelyingPartyTrust"));
});

test("Entra ID: the application by its identifier, and its parts by theirs", async () => {
  const stack = await standing("entra-hq");
  const { idOf } = stack;
  const [group] = groups.entra;
  const assignment = stack.resources.find(
    ({ type }) => type === "azuread:index/appRoleAssignment:AppRoleAssignment",
  );
  const certificate = stack.resources.find(({ type }) =>
    type.endsWith(":ServicePrincipalTokenSigningCertificate"),
  );
  const { stackFile } = await adoptedUnchanged(
    "entra-hq",
    stack,
    ...[
      "--part",
      `claimsMappingPolicy=${last(idOf("azuread:index/claimsMappingPolicy:ClaimsMappingPolicy"))}`,
    ],
    ...["--part", `assignments.${group}=${last(assignment?.id ?? "")}`],
    ...["--part", `signingCertificates.first=${last(certificate?.id ?? "")}`],
  );
  expect(stackFile.changes["webex-sso:import"]).toBe(last(idOf("azuread:index/application:Application")));
});

test("PingFederate: the connection by the tenant's own identifier, which stays in the file", async () => {
  const stack = await standing("pingfederate-east");
  const { id, stackFile } = await adoptedUnchanged("pingfederate-east", stack);
  expect(stackFile.changes).toEqual({ "webex-sso:import": id });
});

test("PingOne: the application by its name, its parts by their identifiers; without a part, the API is asked", async () => {
  const stack = await standing("pingone-east");
  const mappings = stack.resources.filter(({ type }) => type.endsWith(":ApplicationAttributeMapping"));
  const certificates = stack.resources.filter(({ type }) => type === "pingone:index/certificate:Certificate");
  const shown = await adopt("pingone-east");
  expect(shown).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("create: pingone:index/certificate"),
  });
  expect(shown.stderr).toMatch(/cannot be read from the API of PingOne[\s\S]*--part: attributes\./);
  await adoptedUnchanged(
    "pingone-east",
    stack,
    ...mappings.flatMap(({ urn, id }) => ["--part", `attributes.${urn.split("::webex-").at(-1)}=${id}`]),
    ...certificates.flatMap(({ id }) => ["--part", `certificates=${id}`]),
  );
});
