import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type EntraLab, startEntraLab } from "../../lab/entra/start.ts";
import type { Finding } from "../../saml/finding.ts";
import { entraConfig, firstGroup, secondGroup, tenantId, types } from "../lifecycle/entra-tenant.ts";
import { sampleFiles } from "../lifecycle/sample-tenant.ts";
import { type EngineStack, openStack } from "../support/engine-stack.ts";
import { makeProject, type Project, type StackConfig } from "../support/project.ts";

const protectedConfig = entraConfig("organization");
const files = sampleFiles("organization");
// Every test here destroys what it has made.
const config = { ...protectedConfig, "webex-sso:protect": false };
const entityId = /entityID="([^"]+)"/.exec(files["sp.xml"] ?? "")?.[1] ?? "";
let folder: string;
let lab: EntraLab;
let project: Project;
let stack: EngineStack | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  lab = await startEntraLab({ stateFile: join(folder, "entra.json") });
  project = makeProject();
  for (const [name, content] of Object.entries(files)) project.writeFile(name, content);
  for (const name of ["Webex users", "More Webex users"]) directory().principals.add("Group", name);
});
afterAll(() => {
  lab.close();
  project.remove();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  if (stack) await stack.destroy();
  stack = undefined;
});

const directory = () => lab.directory(tenantId);
const idp = (more: object) => ({ "webex-sso:idp": { kind: "entra", ...more } });

async function open(name: string, changes: StackConfig = {}): Promise<EngineStack> {
  project.writeTenant(name, { ...config, ...changes });
  stack = await openStack(project, name, lab.debugProviders);
  await stack.setSecret("azuread:clientSecret", "canary");
  return stack;
}

async function attention(at: EngineStack): Promise<string[]> {
  return ((await at.outputs()).attention as Finding[]).map(({ code }) => code);
}

test("a certificate is rotated: staged, activated by an administrator, the old one left to him", async () => {
  const tenant = await open("rotating");
  const first = await tenant.up();
  expect(await attention(tenant)).toEqual(["idp-certificate-inactive"]);
  expect(first.text).toContain("an administrator still has to activate certificate");
  const { id, keys } = directory().servicePrincipals.list()[0] ?? { id: "", keys: [] };
  directory().servicePrincipals.activate(id, keys[0]?.thumbprint ?? "");
  expect((await tenant.up()).steps).toEqual([]);
  expect(await attention(tenant)).toEqual([]);

  project.writeTenant("rotating", {
    ...config,
    ...idp({ signingCertificates: [{ name: "first" }, { name: "next" }] }),
  });
  await tenant.up();
  expect(await attention(tenant)).toEqual(["idp-certificate-inactive"]);
  const next = directory().servicePrincipals.list()[0]?.keys[1];
  directory().servicePrincipals.activate(id, next?.thumbprint ?? "");
  project.writeTenant("rotating", { ...config, ...idp({ signingCertificates: [{ name: "next" }] }) });
  await tenant.up();
  const { identityProvider } = (await tenant.outputs()) as {
    identityProvider: { signingCertificates: { base64: string }[] };
  };
  expect(identityProvider.signingCertificates.map(({ base64 }) => base64)).toEqual([next?.certificate]);
  expect(directory().servicePrincipals.list()[0]?.keys).toHaveLength(2);
  expect(await attention(tenant)).toEqual([]);
  expect(JSON.stringify(await tenant.exportState())).not.toMatch(/"canary"|PRIVATE KEY/);
});

test("an application of the gallery is adopted with exactly the named differences", async () => {
  const app = directory().applications.addFromGallery(
    {
      displayName: "Cisco Webex",
      api: { mappedClaimsEnabled: true },
      web: { redirectUris: ["https://idbroker.webex.com/old"] },
    },
    entityId,
  );
  const tenant = await open("gallery", {
    "webex-sso:import": app.appId,
    ...idp({ signingCertificates: [] }),
  });
  const { steps } = await tenant.preview();
  const named = steps.filter(({ op, type }) => type.startsWith("azuread") && op !== "create");
  expect(named).toEqual(
    expect.arrayContaining([
      { op: "import", type: types.application, differs: [] },
      { op: "import", type: types.servicePrincipal, differs: [] },
      { op: "import", type: types.identifierUri, differs: [] },
      { op: "update", type: types.application, differs: ["web.logoutUrl", "web.redirectUris[0]"] },
    ]),
  );
  expect(named.filter(({ op }) => op.includes("replace"))).toEqual([]);
  await tenant.up();
  expect(directory().applications.list()).toMatchObject([{ id: app.id, templateId: app.templateId }]);
  expect(await attention(tenant)).toEqual(["adoption-incomplete"]);
  expect((await tenant.preview()).steps).toEqual([]);

  // The key may go afterwards; the template stays what it is.
  project.writeTenant("gallery", { ...config, ...idp({ signingCertificates: [] }) });
  expect((await tenant.preview()).steps).toEqual([]);
});

test("an application that does not exist is said to be none, and nothing is made", async () => {
  const tenant = await open("missing", { "webex-sso:import": "0a000000-0000-4000-8000-00000000dead" });
  await expect(tenant.preview()).rejects.toThrow(
    "Give the object ID or the client ID of the application, as its page in the Entra admin center shows them.",
  );
  expect(directory().applications.list()).toEqual([]);
});

test("a protected trust lets groups come and go", async () => {
  const tenant = await open("protected", { "webex-sso:protect": true });
  await tenant.up();
  project.writeTenant("protected", {
    ...config,
    "webex-sso:protect": true,
    "webex-sso:groups": [secondGroup],
  });
  const { steps } = await tenant.up();
  expect(steps.map(({ op }) => op).sort()).toEqual(["create", "delete"]);
  const assigned = directory()
    .servicePrincipals.list()[0]
    ?.assignments.map(({ principalId }) => principalId);
  expect(assigned).toEqual([secondGroup]);
  project.writeTenant("protected", { ...config, "webex-sso:groups": [firstGroup] });
  await tenant.up();
});

test("another entity ID replaces the identifier alone, and only of a trust that is not protected", async () => {
  const renamed = { "webex-sso:metadata": "renamed.xml" };
  const tenant = await open("renamed", { "webex-sso:protect": true });
  await tenant.up();
  project.writeTenant("renamed", { ...protectedConfig, ...renamed });
  await expect(tenant.preview()).rejects.toThrow("unable to replace resource");
  project.writeTenant("renamed", config);
  await tenant.up();
  project.writeTenant("renamed", { ...config, ...renamed });
  const { steps } = await tenant.up();
  expect(steps.map(({ op, type }) => `${op} ${type}`).sort()).toEqual(
    ["create-replacement", "delete-replaced", "replace"].map((op) => `${op} ${types.identifierUri}`),
  );
  expect(directory().applications.list()).toMatchObject([{ identifierUris: [`${entityId}-renamed`] }]);
});

test("metadata that cannot be reached breaks no update", async () => {
  const tenant = await open("unreachable");
  lab.stopPublishing();
  await tenant.up();
  expect(await attention(tenant)).toEqual(["idp-metadata-unavailable"]);
  expect(await tenant.outputs()).not.toHaveProperty("identityProvider");
  expect((await tenant.preview()).steps).toEqual([]);
});
