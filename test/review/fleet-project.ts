import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lab, startLab } from "../../lab/start.ts";
import type { VendorKind } from "../../vendors/index.ts";
import { acs, metadataXml, organizationId, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { openStack, testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project, type StackConfig } from "../support/project.ts";

/** The groups that tenants name, by vendor: two of each. */
export const groups: Readonly<Record<VendorKind, readonly [string, string]>> = {
  adfs: ["S-1-5-21-1004336348-1177238915-682003330-1104", "S-1-5-21-1004336348-1177238915-682003330-1105"],
  entra: ["06000000-0000-4000-8000-000000000001", "06000000-0000-4000-8000-000000000002"],
  okta: ["00g00000000001Lab5d7", "00g00000000002Lab5d7"],
  pingfederate: ["", ""],
  pingone: ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"],
};

/** PingOne's keys: the one that signs, and the next. */
export const pingOneKeys = [
  "b0000000-0000-4000-8000-000000000001",
  "b0000000-0000-4000-8000-000000000002",
] as const;

const connections: Readonly<Record<VendorKind, StackConfig>> = {
  adfs: {},
  entra: {
    "azuread:tenantId": "44444444-4444-4444-8444-444444444444",
    "azuread:clientId": "88888888-8888-4888-8888-888888888888",
  },
  okta: { "okta:orgName": "example", "okta:baseUrl": "okta.com" },
  pingfederate: {
    "pingfederate:httpsHost": "https://pingfederate.example.com:9999",
    "pingfederate:username": "webex-sso",
    "pingfederate:productVersion": "12.3.2",
  },
  pingone: {
    "pingone:clientId": "c0000000-0000-4000-8000-000000000001",
    "pingone:environmentId": "a0000000-0000-4000-8000-000000000001",
    "pingone:regionCode": "EU",
  },
};

const settings: Readonly<Record<VendorKind, (name: string) => object>> = {
  adfs: (name) => ({ name, federationServiceIdentifier: "http://sts.lab.example.com/adfs/services/trust" }),
  entra: (displayName) => ({ displayName }),
  okta: (label) => ({ label }),
  pingfederate: (label) => ({
    label,
    connectionId: label,
    mapping: { adapter: "HTMLFormAdapter" },
    signingKey: "signing-2026",
  }),
  pingone: (label) => ({
    label,
    environmentId: "a0000000-0000-4000-8000-000000000001",
    signingKey: pingOneKeys[0],
  }),
};

const secrets: Readonly<Record<VendorKind, string | undefined>> = {
  adfs: undefined,
  entra: "azuread:clientSecret",
  okta: "okta:apiToken",
  pingfederate: "pingfederate:password",
  pingone: "pingone:clientSecret",
};

/** The tenants, each with its vendor and its metadata file: three share the organisation of headquarters. */
export const tenants: Readonly<Record<string, { readonly kind: VendorKind; readonly metadata: string }>> = {
  "adfs-hq": { kind: "adfs", metadata: "hq.xml" },
  "adfs-south": { kind: "adfs", metadata: "south.xml" },
  "entra-hq": { kind: "entra", metadata: "hq.xml" },
  "entra-north": { kind: "entra", metadata: "north.xml" },
  "entra-south": { kind: "entra", metadata: "south.xml" },
  "okta-hq": { kind: "okta", metadata: "hq.xml" },
  "okta-north": { kind: "okta", metadata: "north.xml" },
  "okta-south": { kind: "okta", metadata: "south.xml" },
  "pingfederate-east": { kind: "pingfederate", metadata: "east.xml" },
  "pingfederate-north": { kind: "pingfederate", metadata: "north.xml" },
  "pingone-east": { kind: "pingone", metadata: "east.xml" },
  "pingone-north": { kind: "pingone", metadata: "north.xml" },
};

const organizations = ["hq", "north", "south", "east"];
const key = makeKey();
/** The certificate that is also in the metadata, for a rollover. */
export const olderKey = makeKey({ notBefore: "2025-01-01", notAfter: "2045-01-01" });

/** What a tenant's stack file has, without secrets. */
export function configOf(name: string): StackConfig {
  const { kind, metadata } = tenants[name] ?? { kind: "okta", metadata: "hq.xml" };
  return {
    ...connections[kind],
    "webex-sso:mode": "organization",
    "webex-sso:metadata": metadata,
    ...(kind === "pingfederate" ? {} : { "webex-sso:groups": [groups[kind][0]] }),
    "webex-sso:idp": { kind, ...settings[kind](name) },
  };
}

/** Metadata of one of the organisations, or of one that is nobody's yet; with another ACS beside the first. */
export function metadataOf(organization: string, { moved = false, further = false } = {}): string {
  const place = organizations.indexOf(organization) + 1;
  const own = (text: string) =>
    text.replaceAll(organizationId, organizationId.replace("11111111", String(place).repeat(8)));
  const shape = webexShape(key, {
    signing: [key.base64, olderKey.base64],
    acs: [
      acs("POST", 0, {
        isDefault: "true",
        ...(moved
          ? { Location: `https://idbroker-eu.webex.com/idb/Consumer/metaAlias/${organizationId}/sp` }
          : {}),
      }),
      ...(further
        ? [
            acs("POST", 1, {
              Location: `https://idbroker-eu.webex.com/idb/Consumer/metaAlias/${organizationId}/sp`,
            }),
          ]
        : []),
    ],
  });
  return signXml(own(metadataXml(shape)), key);
}

/** A project with twelve tenants that are deployed into the lab, in a git repository whose branch is main. */
export interface FleetProject {
  readonly project: Project;
  readonly environment: Readonly<Record<string, string>>;
  git(...args: readonly string[]): string;
  setSecret(tenant: string, key: string, value: string): Promise<void>;
  remove(): void;
}

/** Makes it; whoever does removes it. */
export async function makeFleetProject(): Promise<FleetProject> {
  const project = makeProject();
  const labFolder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  const lab = await startLab({ folder: labFolder });
  const environment = { ...(await testEnvironment(project, lab.debugProviders)), ...lab.environment };
  Object.assign(process.env, lab.environment);
  for (const organization of organizations)
    project.writeFile(`${organization}.xml`, metadataOf(organization));
  for (const name of Object.keys(tenants)) await deploy(project, lab, name, configOf(name));
  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-C", project.folder, "-c", "user.name=test", "-c", "user.email=test@example.com", ...args],
      {
        encoding: "utf8",
      },
    );
  git("init", "--quiet", "--initial-branch=main");
  project.writeFile("../../.gitignore", "state/\n*.before\n");
  git("add", "-A");
  git("commit", "--quiet", "--message", "Tenants");
  return {
    project,
    environment,
    git,
    setSecret: async (tenant, key, value) =>
      (await openStack(project, tenant, lab.debugProviders)).setSecret(key, value),
    remove() {
      lab.close();
      project.remove();
      rmSync(labFolder, { recursive: true, force: true });
    },
  };
}

async function deploy(project: Project, lab: Lab, name: string, config: StackConfig): Promise<void> {
  const idp = config["webex-sso:idp"] as { readonly kind: VendorKind };
  // The second group and key are there for a change to name.
  await lab.prepareTenant({
    ...config,
    "webex-sso:groups": groups[idp.kind],
    "webex-sso:idp": { ...idp, stagedSigningKeys: ["signing-2027"] },
  });
  if (idp.kind === "pingone")
    await lab.prepareTenant({ ...config, "webex-sso:idp": { ...idp, signingKey: pingOneKeys[1] } });
  project.writeTenant(name, config);
  const stack = await openStack(project, name, lab.debugProviders);
  const secret = secrets[idp.kind];
  if (secret !== undefined) await stack.setSecret(secret, "secret");
  await stack.up();
}
