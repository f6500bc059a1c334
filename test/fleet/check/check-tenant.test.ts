import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckSettings, checkTenant } from "../../../fleet/check/check-tenant.ts";
import type { PackSettings } from "../../../policies/settings/read-settings.ts";
import { configurationFingerprint } from "../../../report/sign-in-tests/configuration-fingerprint.ts";
import { writeSignInTest } from "../../../report/sign-in-tests/sign-in-tests.ts";
import type { Severity } from "../../../saml/finding.ts";
import { readStackFile } from "../../../stacks/stack-file.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { type FleetTenant, makeFleet } from "../../fixtures/fleet.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { fleetProject } from "./fleet-fixture.ts";

const key = makeKey();
/** One good tenant of each vendor, none of them in a group. */
const good = [...makeFleet(25, key)].filter(({ config }) => !config["webex-sso:tenantGroup"]).slice(0, 5);
const of = (kind: VendorKind): FleetTenant => {
  const found = good.find(({ name }) => name.endsWith(kind));
  if (found === undefined) throw new Error(`The sample has no tenant of ${kind}.`);
  return found;
};
const set = (tenant: FleetTenant, config: Record<string, unknown>): FleetTenant => ({
  ...tenant,
  config: { ...tenant.config, ...config },
});
const withMetadata = (tenant: FleetTenant, change: (xml: string) => string): FleetTenant => ({
  ...tenant,
  metadata: { ...tenant.metadata, xml: change(tenant.metadata.xml) },
});

/** The findings of one tenant, as code and severity. */
function found(
  tenant: FleetTenant,
  { pack = {}, prepare = () => {}, now }: Given = {},
): (readonly [string, Severity])[] {
  const project = fleetProject([tenant], pack);
  try {
    prepare(project.settings);
    const settings = now === undefined ? project.settings : { ...project.settings, now };
    return checkTenant(tenant.name, settings).findings.map(({ code, severity }) => [code, severity]);
  } finally {
    project.remove();
  }
}

interface Given {
  readonly pack?: Partial<PackSettings>;
  readonly prepare?: (settings: CheckSettings) => void;
  readonly now?: Date;
}

const okta = of("okta");
const stackFile = ({ folder }: CheckSettings, { name }: FleetTenant) =>
  join(folder, "stacks/tenants", `Pulumi.${name}.yaml`);
const record = (result: "passed" | "failed", configuration?: string) => (settings: CheckSettings) => {
  const { values, readFile } = readStackFile(settings.folder, okta.name);
  writeSignInTest(settings.folder, {
    tenant: okta.name,
    at: "2026-05-01T00:00:00.000Z",
    where: "lab",
    result,
    verdict: "as it came",
    findings: [],
    configuration: configuration ?? configurationFingerprint(values, readFile),
  });
};
const exception = (urn: string) => ({
  rule: "protected" as const,
  urn,
  owner: "the owner",
  reason: "a trial",
  expires: "2026-12-31",
});
const everything = `urn:pulumi:${okta.name}::fleet::*`;
const unprotected = set(okta, { "webex-sso:protect": false });
const mandatory = { levels: { protected: "mandatory" as const } };

test.each(Object.keys(vendors) as VendorKind[])("a good tenant of %s has notes only", (kind) => {
  expect(found(of(kind)).filter(([, severity]) => severity !== "info")).toEqual([]);
});

/** Each source of findings once: what is done to a good tenant, and the finding that comes of it. */
const table: readonly [what: string, tenant: FleetTenant, finding: [string, Severity], given?: Given][] = [
  [
    "a stack file that is no YAML",
    okta,
    ["tenant-unreadable", "error"],
    { prepare: (settings) => writeFileSync(stackFile(settings, okta), "config: [") },
  ],
  ["a key that is none", set(okta, { "webex-sso:grups": [] }), ["tenant-key-unknown", "error"]],
  [
    "a credential in plain text",
    set(okta, { "okta:apiToken": "00abc" }),
    ["tenant-credential-plain", "error"],
  ],
  [
    "routing without a group",
    set(okta, { "webex-sso:routing": { default: true } }),
    ["tenant-routing-without-group", "warning"],
  ],
  [
    "routing of a partner",
    set(okta, {
      "webex-sso:mode": "partner",
      "webex-sso:tenantGroup": "x",
      "webex-sso:routing": { default: true },
    }),
    ["tenant-routing-partner", "warning"],
  ],
  [
    "a signature that is broken",
    withMetadata(okta, (xml) => xml.replace('index="0"', 'index="1"')),
    ["metadata-signature-broken", "error"],
  ],
  [
    "a certificate that is about to end",
    okta,
    ["metadata-certificate-expires", "warning"],
    { now: new Date("2045-12-01") },
  ],
  [
    "a certificate that the pack's settings call late",
    okta,
    ["policy-certificate-expiry", "info"],
    { now: new Date("2045-06-01"), pack: { certificateDays: 365 } },
  ],
  [
    "what the vendor cannot express",
    set(okta, { "webex-sso:clockSkewMinutes": 3 }),
    ["capability-clock-skew", "warning"],
  ],
  [
    "a plan that the vendor would take and nobody could sign in with",
    set(of("adfs"), {
      "webex-sso:singleLogout": false,
      "webex-sso:idp": {
        ...(of("adfs").config["webex-sso:idp"] as object),
        signedSamlRequestsRequired: true,
      },
    }),
    ["adfs-signed-requests", "error"],
  ],
  ["nobody who may sign in", set(okta, { "webex-sso:groups": [] }), ["trust-nobody", "warning"]],
  [
    "what a policy thinks too much",
    set(of("adfs"), { "webex-sso:clockSkewMinutes": 60 }),
    ["policy-clock-skew", "info"],
  ],
  ["a trust that is not protected", unprotected, ["policy-protected", "info"]],
  [
    "a policy that is mandatory in this project",
    unprotected,
    ["policy-protected", "error"],
    { pack: mandatory },
  ],
  [
    "an exception that nothing needs",
    okta,
    ["exception-stale", "warning"],
    { pack: { exceptions: [exception(everything)] } },
  ],
  [
    "an exception that nothing needs, which stops every deployment",
    okta,
    ["exception-stale", "error"],
    { pack: { preset: "strict", exceptions: [exception(everything)] } },
  ],
  [
    "an exception that has ended",
    unprotected,
    ["exception-stale", "error"],
    { pack: { exceptions: [{ ...exception(everything), expires: "2026-05-31" }] } },
  ],
  [
    "an exception that holds",
    unprotected,
    ["exception-in-force", "info"],
    { pack: { exceptions: [exception(everything)] } },
  ],
  ["no sign-in test", okta, ["sign-in-test-missing", "info"]],
  [
    "a sign-in test of something else",
    okta,
    ["sign-in-test-outdated", "info"],
    { prepare: record("passed", "sha256:0") },
  ],
  ["a sign-in test that failed", okta, ["sign-in-test-failed", "warning"], { prepare: record("failed") }],
];

describe("is found:", () => {
  test.each(table)("%s", (_, tenant, finding, given) => {
    expect(found(tenant, given)).toContainEqual(finding);
    const [code] = finding;
    // Nothing of it is said of the tenant as it was.
    if (code !== "sign-in-test-missing") expect(found(okta).map(([one]) => one)).not.toContain(code);
  });
});

describe("is not found:", () => {
  const anchor = (kind: string, component: string, type: string) =>
    `urn:pulumi:${okta.name}::fleet::webex-sso:index:WebexSso$webex-sso:${kind}:${component}$${type}::webex`;

  test.each([
    ["a policy that is disabled", unprotected, { levels: { protected: "disabled" as const } }],
    [
      "a policy from which the trust is excepted, by its own URN",
      unprotected,
      { ...mandatory, exceptions: [exception(anchor("okta", "OktaTrust", "okta:app/saml:Saml"))] },
    ],
    [
      "a policy from which all of the stack is excepted",
      unprotected,
      { ...mandatory, exceptions: [exception(`urn:pulumi:${okta.name}::fleet::*`)] },
    ],
  ])("%s", (_, tenant, pack) => {
    expect(found(tenant, { pack }).map(([code]) => code)).not.toContain("policy-protected");
  });

  test("an exception that has ended holds no more", () => {
    const past = { ...exception(`urn:pulumi:${okta.name}::fleet::*`), expires: "2026-05-31" };
    expect(found(unprotected, { pack: { exceptions: [past] } })).toContainEqual(["policy-protected", "info"]);
  });

  test.each([
    ["of another stack", { exceptions: [exception("urn:pulumi:another::fleet::*")] }],
    [
      "whose rule is disabled",
      { levels: { exceptions: "disabled" as const }, exceptions: [exception(everything)] },
    ],
  ])("an exception that nothing needs, %s", (_, pack) => {
    expect(found(okta, { pack }).map(([code]) => code)).not.toContain("exception-stale");
  });

  test("logout without a certificate, where PingOne has those that the tenant names", () => {
    const pingone = of("pingone");
    const idp = pingone.config["webex-sso:idp"] as object;
    const existing = { certificates: ["c0000000-0000-4000-8000-00000000000a"] };
    const adopted = set(pingone, { "webex-sso:idp": { ...idp, existing } });
    expect(found(adopted).map(([code]) => code)).not.toContain("policy-logout-verification");
    const none = set(pingone, { "webex-sso:idp": { ...idp, existing: { certificates: [] } } });
    expect(found(none)).toContainEqual(["policy-logout-verification", "warning"]);
  });

  test("a sign-in test that passed and is up to date", () => {
    const codes = found(okta, { prepare: record("passed") }).map(([code]) => code);
    expect(codes.filter((code) => code.startsWith("sign-in-test"))).toEqual([]);
  });
});

test("the planned URN of a trust names the components as they register themselves", () => {
  const root = join(import.meta.dirname, "../../..");
  const planned = readFileSync(join(root, "policies/planned/planned-stack.ts"), "utf8");
  for (const kind of Object.keys(vendors)) {
    const component = readFileSync(join(root, `components/${kind}.ts`), "utf8");
    const [, token = "none"] = /super\("([^"]+)"/.exec(component) ?? [];
    expect(planned).toContain(`${kind}: "${token}"`);
  }
});

test("the order of findings does not depend on that of the keys", () => {
  const config = Object.fromEntries(Object.entries(unprotected.config).reverse());
  expect(found({ ...unprotected, config })).toEqual(found(unprotected));
});
