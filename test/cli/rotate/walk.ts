import { beginSigning } from "../../../cli/rotate/begin-signing.ts";
import { beginWebex } from "../../../cli/rotate/begin-webex.ts";
import { nextStage } from "../../../cli/rotate/next-stage.ts";
import {
  type DeployedRotation,
  type Rotating,
  type RotationFacts,
  signingRotation,
  type TenantValues,
} from "../../../cli/rotate/rotating.ts";
import { applied } from "../../../cli/rotate/steps.ts";
import type { Finding } from "../../../saml/finding.ts";
import { type Rotation, rotationConfig } from "../../../stacks/rotation-config.ts";
import { readTenant, type Tenant } from "../../../stacks/tenant.ts";
import type { VendorKind } from "../../../vendors/index.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { certificates, now, subjects, valuesOf } from "./sample.ts";

/** Whose certificate is rotated, and how the new metadata file of Webex is. */
export interface Route {
  readonly kind: VendorKind;
  readonly side: "identity-provider" | "webex";
  /** Whether Webex's new file names the old certificate, too. */
  readonly namesBoth?: boolean;
  readonly encryption?: "aes256-cbc";
}

/** A tenant at one stage of its rotation, as the command has made it. */
export interface Stop {
  readonly stage: "before" | "staged" | "confirmed" | "switched" | "retired";
  readonly values: TenantValues;
  readonly rotation?: Rotation;
  readonly tenant: Tenant;
  readonly findings: readonly Finding[];
  /** Which one the identity provider signs with, and whether it has made the new one. */
  readonly signs: "old" | "new";
  readonly isMade: boolean;
}

const groups: Readonly<Record<VendorKind, readonly string[]>> = {
  adfs: ["S-1-5-21-1004336348-1177238915-682003330-1104"],
  entra: ["06000000-0000-4000-8000-000000000001"],
  okta: ["00g00000000001Lab5d7"],
  pingfederate: [],
  pingone: ["00000000-0000-4000-8000-000000000001"],
};

const shapeKey = makeKey();

/** Webex's metadata files of a route. */
function filesOf({ namesBoth = false }: Route): Readonly<Record<string, Buffer>> {
  const fileWith = (...named: readonly { readonly base64: string }[]) => {
    const base64 = named.map((one) => one.base64);
    return Buffer.from(metadataXml(webexShape(shapeKey, { signing: base64, encryption: base64 })));
  };
  return {
    "sp.xml": fileWith(certificates.old),
    "new.xml": fileWith(...(namesBoth ? [certificates.old] : []), certificates.new),
  };
}

/** Reads a tenant as `check` does, with the files of its route. */
export function read(route: Route, values: TenantValues, at = now) {
  const files = filesOf(route);
  return readTenant({
    name: "acme",
    file: "stacks/tenants/Pulumi.acme.yaml",
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [`webex-sso:${key}`, value])),
    isSecret: () => false,
    readFile: (path) => files[path] ?? Buffer.alloc(0),
    now: at,
  });
}

/** Every stage of a rotation, each made from the one before by the command's own core. */
export function walk(route: Route): Stop[] {
  const { kind, side, encryption } = route;
  const named = groups[kind];
  const values = valuesOf(kind, {
    metadataSignature: "unsigned",
    ...(named.length > 0 ? { groups: named } : {}),
    ...(kind === "entra" ? { idp: { ...subjects.entra.idp, signingCertificates: [{ name: "first" }] } } : {}),
    ...(encryption === undefined ? {} : { encryption }),
  });
  const first = stopOf(route, "before", values, "old", false);
  const begun = begin(route, first);
  const stops = [first, stopOf(route, "staged", begun, "old", side === "identity-provider")];
  for (let turn = 0; turn < 4; turn++) {
    const last = stops.at(-1) as Stop;
    if (last.rotation === undefined) return stops;
    stops.push(goOn(route, last));
  }
  throw new Error("the rotation comes to no end");
}

function begin(route: Route, { values, tenant }: Stop): TenantValues {
  const { kind, side } = route;
  const facts = factsOf(kind, values, "old", false);
  const rotating = rotatingOf(values, tenant);
  if (side === "webex") {
    const arrived = read(route, { ...values, metadata: "new.xml" }).serviceProvider;
    const before = read(route, values).serviceProvider;
    if (arrived === undefined || before === undefined) throw new Error("the sample is wrong");
    return applied(values, beginWebex(rotating, { file: "new.xml", now: arrived, before }, now));
  }
  const { key } = subjects[kind];
  const { needsCertificate } = signingRotation(values);
  const said = {
    ...(key === undefined ? {} : { key }),
    ...(needsCertificate ? { certificate: certificates.new } : {}),
  };
  return applied(values, beginSigning(rotating, facts, said));
}

function goOn(route: Route, { values, tenant, signs, isMade }: Stop): Stop {
  const rotating = rotatingOf(values, tenant);
  const facts = factsOf(route.kind, values, signs, isMade);
  const { step, change } = nextStage(rotating, facts);
  const stage = ({ confirm: "confirmed", switch: "switched", retire: "retired" } as const)[
    step as "confirm" | "switch" | "retire"
  ];
  if (change === undefined || stage === undefined) throw new Error(`${step} does not go on`);
  const isSwitched = route.side === "identity-provider" && stage !== "confirmed";
  return stopOf(route, stage, applied(values, change), isSwitched ? "new" : signs, isMade);
}

function stopOf(
  route: Route,
  stage: Stop["stage"],
  values: TenantValues,
  signs: Stop["signs"],
  isMade: boolean,
): Stop {
  const { tenant, findings } = read(route, values);
  if (tenant === undefined) throw new Error(`${stage}: ${findings.map(({ message }) => message)}`);
  const rotation = values.rotation === undefined ? {} : { rotation: rotationConfig.parse(values.rotation) };
  return { stage, values, tenant, findings, signs, isMade, ...rotation };
}

function rotatingOf(values: TenantValues, { args: { metadata } }: Tenant): Rotating {
  if (typeof metadata === "string") throw new Error("it has been read");
  const { signingCertificates: signing, encryptionCertificates: encryption } = metadata;
  const rotation = values.rotation === undefined ? {} : { rotation: rotationConfig.parse(values.rotation) };
  return { tenant: "acme", values, webex: { signing, encryption }, ...rotation };
}

/** What an identity provider publishes, and what it holds besides. */
export function held(kind: VendorKind, signs: Stop["signs"], isMade: boolean) {
  const both = [certificates[signs], certificates[signs === "old" ? "new" : "old"]];
  const { publishesBoth } = signingRotation(valuesOf(kind));
  const known = isMade ? both : both.slice(0, 1);
  return publishesBoth
    ? { published: known, waiting: [] }
    : { published: known.slice(0, 1), waiting: known.slice(1) };
}

function factsOf(
  kind: VendorKind,
  values: TenantValues,
  signs: Stop["signs"],
  isMade: boolean,
): RotationFacts {
  const rotation = values.rotation as DeployedRotation | undefined;
  return {
    now,
    record: { state: "deployed", ...(rotation === undefined ? {} : { rotation }) },
    ...held(kind, signs, isMade),
  };
}
