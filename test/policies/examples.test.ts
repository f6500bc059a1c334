import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebexSso, type WebexSsoArgs } from "../../components/webex-sso.ts";
import { exampleTenants } from "../../lab/demo/example-tenants.ts";
import { type Lab, startLab } from "../../lab/start.ts";
import { rules } from "../../policies/rules/index.ts";
import { deploy } from "../../stacks/deploy.ts";
import { engineTenant } from "../../stacks/engine-tenant.ts";
import { openPolicyStack, type PolicyOutcome, type PolicyStack } from "../support/policy-stack.ts";
import { makeProject, type Project } from "../support/project.ts";

const root = join(import.meta.dirname, "../..");
const ruleIds = rules.map(({ id }) => id);
const found = ({ events }: PolicyOutcome) =>
  [...new Set(events.map(({ policy }) => policy))].filter((id) => ruleIds.includes(id)).sort();

let folder: string;
let lab: Lab;
let project: Project;
let settings: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-policies-"));
  lab = await startLab({ folder });
  Object.assign(process.env, lab.environment);
  await lab.prepareExamples();
  project = makeProject();
  cpSync(join(root, "stacks/tenants"), join(project.folder, "stacks/tenants"), { recursive: true });
  // An example is no live trust: nothing protects it.
  settings = join(folder, "settings.yaml");
  writeFileSync(settings, "tenants:\n  - live: false\n");
});
afterAll(() => {
  lab?.close();
  project?.remove();
  if (folder) rmSync(folder, { recursive: true });
});

/** A stack on the state of the example's, with a program of the test's own. */
function open(
  tenant: string,
  program: () => Promise<Record<string, unknown> | undefined>,
): Promise<PolicyStack> {
  return openPolicyStack(project, tenant, lab.debugProviders, program, {
    settings,
    environment: { ...lab.environment, PULUMI_CONFIG_PASSPHRASE: "webex-sso-demo" },
  });
}

describe.each(exampleTenants(root))("%s", (tenant) => {
  // What the pack says in the preview: test/fleet/check/preview-parity.test.ts.
  test("breaks no rule of the default preset once deployed", async () => {
    const stack = await open(tenant, async () => deploy(project.folder));
    const up = await stack.up();
    expect(up.ok, up.text).toBe(true);
    expect(up.events).toEqual([]);
  });
});

/** An edit that somebody makes, by vendor; the rules that stop it. */
const edits: Record<string, { transform: object; stopped: readonly string[] }> = {
  "example-adfs": {
    transform: { relyingPartyTrust: { issuanceTransformRules: "c:[] => issue(claim = c);" } },
    stopped: ["claim", "transient-nameid"],
  },
  "example-entra": {
    // What is left of Webex in the application itself, here the logout URL, is what it is known by alone.
    transform: {
      application: (args: { web: object }) => ({
        ...args,
        web: { ...args.web, redirectUris: ["https://sso.example.com/acs"] },
      }),
    },
    stopped: ["acs-complete"],
  },
  "example-okta": {
    transform: {
      application: { subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" },
    },
    stopped: ["transient-nameid"],
  },
  "example-pingfederate": {
    transform: { connection: { entityId: "https://idbroker.webex.com/" } },
    stopped: ["audience"],
  },
  "example-pingone": {
    transform: {
      application: (args: { samlOptions: object }) => ({
        ...args,
        samlOptions: { ...args.samlOptions, assertionSignedEnabled: false },
      }),
    },
    stopped: ["signature"],
  },
};

describe.each(Object.entries(edits))("%s, edited", (tenant, { transform, stopped }) => {
  test("is stopped before anything is touched, also without a preview", async () => {
    const stack = await open(tenant, async () => {
      const { args, config } = engineTenant(project.folder);
      const idp = { ...args.idp, transform } as WebexSsoArgs["idp"];
      new WebexSso("webex", { ...args, idp }, { protect: config.protect });
      return {};
    });
    const state = async () => trusts((await stack.stack.exportStack()).deployment.resources);
    const before = await state();
    const preview = await stack.preview();
    expect(preview.ok).toBe(false);
    expect(found(preview)).toEqual(expect.arrayContaining([...stopped]));
    const up = await stack.up();
    expect(up.ok).toBe(false);
    expect(up.events.filter(({ level }) => level === "mandatory").map(({ policy }) => policy)).toEqual(
      expect.arrayContaining([...stopped]),
    );
    expect(await state()).toEqual(before);
  });
});

/** What the state knows of the resources at the identity provider; the engine writes them in the order of their registration, which is not the same in every run. */
function trusts(
  resources: { urn: string; type: string; custom: boolean; outputs: unknown }[],
): Record<string, unknown> {
  return Object.fromEntries(
    resources
      .filter(({ custom, type }) => custom && !type.startsWith("pulumi:"))
      .map(({ urn, outputs }) => [urn, outputs]),
  );
}
