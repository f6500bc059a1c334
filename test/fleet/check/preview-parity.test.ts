import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { WebexSso, type WebexSsoArgs } from "../../../components/webex-sso.ts";
import { checkTenant } from "../../../fleet/check/check-tenant.ts";
import { plannedTenant } from "../../../fleet/check/planned-tenant.ts";
import { exampleTenants } from "../../../lab/demo/example-tenants.ts";
import { type Lab, startLab } from "../../../lab/start.ts";
import { notJudged } from "../../../policies/notices.ts";
import { awaitedProperty, plannedStack } from "../../../policies/planned/planned-stack.ts";
import { rules } from "../../../policies/rules/index.ts";
import { levelOf } from "../../../policies/settings/levels.ts";
import { type PackSettings, readSettings } from "../../../policies/settings/read-settings.ts";
import { hasErrors } from "../../../saml/finding.ts";
import { deploy } from "../../../stacks/deploy.ts";
import { engineTenant } from "../../../stacks/engine-tenant.ts";
import { fileTenant } from "../../../stacks/file-tenant.ts";
import { acs, base, metadataXml, signXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { openPolicyStack, type PolicyEvent, type PolicyStack, pack } from "../../support/policy-stack.ts";
import { makeProject, type Project } from "../../support/project.ts";

const root = join(import.meta.dirname, "../../..");

/** What is spoilt in an example's files, and in the pack's. */
interface Spoilt {
  /** Keys of the stack file without their prefix; undefined removes one. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly idp?: object;
  readonly settings?: object;
  readonly exceptions?: readonly object[];
  /** What a program of the project's own would do, which no file of the tenant says. */
  readonly transform?: object;
  /** What the preview alone can say, by design (docs/check.md). */
  readonly previewAlone?: readonly string[];
  /** The rules by which both find something. */
  readonly both: readonly string[];
}

const exception = (tenant: string, rule: string, more: object = {}) => ({
  rule,
  urn: `urn:pulumi:${tenant}::webex-sso::*`,
  owner: "collaboration team",
  reason: "moving house",
  expires: "2999-01-31",
  ...more,
});
const organizations = {
  one: "idb-meta-11111111-1111-4111-8111-111111111111-SP.xml",
  two: "idb-meta-22222222-2222-4222-8222-222222222222-SP.xml",
};
const ended = makeKey({ name: "Webex, over", notBefore: "2020-01-01", notAfter: "2024-01-01" });
const valid = makeKey({ name: "Webex" });
const moving = makeKey({ name: "Webex, since" });

const spoilt: Readonly<Record<string, Spoilt>> = {
  "example-adfs": {
    config: { groups: undefined, clockSkewMinutes: 0 },
    idp: { signedSamlRequestsRequired: true, revocationCheck: "CheckChain" },
    both: ["access", "clock-skew", "protected", "signed-requests", "vendor-settings"],
  },
  "example-adfs-partner": {
    config: { metadata: "half-ended.xml", protect: true, encryption: "aes256-cbc" },
    settings: { preset: "strict", certificateDays: 40_000 },
    both: ["certificate-expiry"],
  },
  "example-entra": {
    config: { groups: undefined, claimSource: { expression: '"nobody"' }, singleLogout: false },
    idp: { signingCertificates: [{ name: "first", endDate: "2027-06-30" }, { name: "next" }] },
    both: ["access", "claim", "protected"],
  },
  "example-entra-partner": {
    config: { hideLaunchTile: false },
    settings: {
      tenants: [
        {
          stack: "example-entra-partner",
          mode: "organization",
          metadata: organizations.two,
          customers: [{ name: "Customer Three", groups: ["06000000-0000-4000-8000-00000000000f"] }],
        },
      ],
    },
    both: ["access", "claim", "protected"],
  },
  "example-okta": {
    config: { groups: undefined, honorForceAuthn: false, claimSource: "title" },
    exceptions: [
      exception("example-okta", "protected", {
        urn: "urn:pulumi:example-okta::webex-sso::webex-sso:index:WebexSso$webex-sso:okta:OktaTrust$okta:app/saml:Saml::webex",
      }),
      exception("example-okta", "force-authn", { expires: "2024-01-31" }),
      exception("example-okta", "encryption"),
      exception("example-okta", "certificate-expiry"),
      exception("another", "claim"),
    ],
    both: ["claim"],
  },
  "example-okta-partner": {
    config: { claimSource: "displayName", hideLaunchTile: false },
    transform: { application: { signatureAlgorithm: "RSA_SHA1", digestAlgorithm: "SHA1" } },
    previewAlone: [
      "info signature: The digest algorithm is sha1.",
      "info signature: The signature algorithm is rsa-sha1.",
    ],
    both: ["claim", "protected"],
  },
  "example-pingfederate": {
    config: { encryption: "aes256-cbc", claimSource: "userName", clockSkewMinutes: 30 },
    settings: { preset: "migration", certificateDays: 40_000, clockSkewMinutes: { least: 2, most: 5 } },
    both: ["certificate-expiry", "clock-skew", "protected"],
  },
  "example-pingfederate-partner": {
    config: { metadata: organizations.one, singleLogout: false },
    settings: {
      levels: { protected: "mandatory", "single-logout": "disabled" },
      tenants: [{ metadata: organizations.two }],
    },
    both: ["protected"],
  },
  "example-pingone": {
    config: { groups: undefined },
    idp: { existing: { certificates: ["c0000000-0000-4000-8000-00000000000a"] } },
    both: ["access", "protected"],
  },
  "example-pingone-partner": {
    config: { customers: undefined, metadata: "half-ended.xml", protect: undefined },
    settings: { certificateDays: 40_000, tenants: [{ everyone: true, live: false, metadata: "moved.xml" }] },
    both: ["access", "acs-complete", "certificate-expiry", "logout-verification", "metadata-current"],
  },
};

let folder: string;
let lab: Lab;
let project: Project;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-parity-"));
  lab = await startLab({ folder: join(folder, "stand-ins") });
  Object.assign(process.env, lab.environment);
  await lab.prepareExamples();
  project = makeProject();
  for (const place of [folder, join(project.folder, "stacks/tenants")])
    cpSync(join(root, "stacks/tenants"), place, { recursive: true });
  project.writeFile("ended.xml", signXml(metadataXml(webexShape(ended)), valid));
  const signing = [valid.base64, ended.base64];
  const moved = {
    acs: [acs("POST", 0), acs("POST", 1, { Location: `${base}/Consumer/metaAlias/moved/sp` })],
  };
  writeFileSync(join(folder, "moved.xml"), signXml(metadataXml(webexShape(moving, moved)), moving));
  project.writeFile("half-ended.xml", signXml(metadataXml(webexShape(valid, { signing })), valid));
});
afterAll(() => {
  lab?.close();
  project?.remove();
  if (folder) rmSync(folder, { recursive: true });
});

const settingsFile = () => join(folder, "settings.yaml");

function writePack({ settings = {}, exceptions }: Spoilt): void {
  writeFileSync(join(folder, "exceptions.yaml"), stringify(exceptions ?? []));
  writeFileSync(
    settingsFile(),
    stringify({ ...settings, ...(exceptions ? { exceptions: "exceptions.yaml" } : {}) }),
  );
}

function spoil(tenant: string, { config = {}, idp = {} }: Spoilt): void {
  const file = join(project.folder, "stacks/tenants", `Pulumi.${tenant}.yaml`);
  const stack = parse(readFileSync(file, "utf8"));
  for (const [key, value] of Object.entries(config)) {
    if (value === undefined) delete stack.config[`webex-sso:${key}`];
    else stack.config[`webex-sso:${key}`] = value;
  }
  Object.assign(stack.config["webex-sso:idp"], idp);
  writeFileSync(file, stringify(stack));
}

/** The tenant's program; with a transform, one of the project's own. */
async function program({ transform }: Spoilt): Promise<Record<string, unknown>> {
  if (transform === undefined) return deploy(project.folder);
  const { args, config } = engineTenant(project.folder);
  const idp = { ...args.idp, transform } as WebexSsoArgs["idp"];
  new WebexSso("webex", { ...args, idp }, { protect: config.protect });
  return {};
}

const ruleIds = rules.map(({ id }) => id);
const line = ({ message }: PolicyEvent) => timeless(message.split("\n")[1] ?? "");
/** The pack has a clock of its own. */
const timeless = (text: string) => text.replace(/, in \d+ days/, "");
const sorted = (lines: readonly string[]) => [...lines].sort();

/** As `check` words it: what stops a deployment is an error. */
const severity = ({ level, severity = "medium" }: PolicyEvent) =>
  level === "mandatory" ? "error" : severity === "low" ? "info" : "warning";

/** What both say of a tenant as its files are now. */
async function compare(tenant: string, stack: PolicyStack) {
  const { events, ok, text } = await stack.preview();
  const now = new Date();
  const settings: PackSettings = readSettings(pack, settingsFile(), now);
  const { findings } = checkTenant(tenant, {
    folder: project.folder,
    project: "webex-sso",
    stacks: "stacks/tenants",
    pack: settings,
    now,
  });
  return {
    text,
    preview: {
      stops: !ok,
      rules: sorted(
        events
          .filter(({ policy }) => ruleIds.includes(policy))
          .map((event) => `${severity(event)} ${event.policy}: ${line(event)}`),
      ),
      exceptions: sorted(
        events
          .filter(({ policy }) => policy.startsWith("exceptions"))
          .map((event) => `${event.policy === "exceptions" ? severity(event) : "info"}: ${line(event)}`),
      ),
      notJudged: sorted(events.filter(({ policy }) => policy === "not-judged").map(line)),
    },
    check: {
      stops: hasErrors(findings),
      rules: sorted(
        findings
          .filter(({ code }) => code.startsWith("policy-"))
          .map((one) => timeless(`${one.severity} ${one.code.replace("policy-", "")}: ${one.message}`)),
      ),
      exceptions: sorted(
        findings
          .filter(({ code }) => code.startsWith("exception-"))
          .map((one) => `${one.severity}: ${one.message}`),
      ),
      notJudged: sorted(waiting(tenant, settings, now)),
    },
  };
}

/** What the pack would not judge of the planned resources; `check` keeps it to itself. */
function waiting(name: string, settings: PackSettings, now: Date): string[] {
  const { tenant } = fileTenant(project.folder, name, now);
  const planned = tenant && plannedTenant(tenant, "the tenant", "webex-sso", now).planned;
  if (planned === undefined) return [];
  const enabled = rules.filter((rule) => levelOf(rule, settings) !== "disabled");
  const judging = { settings, now, unknownProperty: awaitedProperty };
  return [...notJudged(enabled, plannedStack(planned), judging)].map(({ text }) => text);
}

test("every example is spoilt", () => {
  expect(Object.keys(spoilt).sort()).toEqual(exampleTenants(root));
});

describe.each(Object.entries(spoilt))("%s", (tenant, change) => {
  let stack: PolicyStack;
  let running: Spoilt = { both: [] };

  beforeAll(async () => {
    writePack({ both: [] });
    stack = await openPolicyStack(project, tenant, lab.debugProviders, () => program(running), {
      settings: settingsFile(),
      environment: { ...lab.environment, PULUMI_CONFIG_PASSPHRASE: "webex-sso-demo" },
    });
  });

  test("as it stands", async () => {
    const { preview, check, text } = await compare(tenant, stack);
    expect(check, text).toEqual(preview);
    expect(preview.rules).toEqual(["info protected: The trust is not protected."]);
  });

  test("spoilt", async () => {
    running = change;
    spoil(tenant, change);
    writePack(change);
    const { preview, check, text } = await compare(tenant, stack);
    const { previewAlone = [], both } = change;
    expect({ ...check, rules: sorted([...check.rules, ...previewAlone]) }, text).toEqual(preview);
    const found = check.rules.map((one) => /^\S+ ([^:]+):/.exec(one)?.[1]);
    expect([...new Set(found)].sort()).toEqual(both);
  });
});
