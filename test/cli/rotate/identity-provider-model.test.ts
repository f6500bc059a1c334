import { describe, expect, test } from "vitest";
import { beginSigning } from "../../../cli/rotate/begin-signing.ts";
import { editedByHand } from "../../../cli/rotate/edited-by-hand.ts";
import { metadataForWebex } from "../../../cli/rotate/hand-over.ts";
import { nextStage, undoRefusal } from "../../../cli/rotate/next-stage.ts";
import type {
  DeployedRotation,
  Rotating,
  RotationFacts,
  TenantValues,
} from "../../../cli/rotate/rotating.ts";
import { signingRotation } from "../../../cli/rotate/rotating.ts";
import { applied, changesOf, laterSteps } from "../../../cli/rotate/steps.ts";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { type Rotation, rotationConfig } from "../../../stacks/rotation-config.ts";
import { entraConfig } from "../../../vendors/entra/config.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { certificates, facts, now, subjects, valuesOf } from "./sample.ts";

/**
 * A tenant, its identity provider and Webex, of which each goes its own way: nothing forces a deployment, a refresh, an
 * import or the work of an administrator to come at any time. Everything that can happen is tried from every state.
 */
interface World {
  /** The stack file. */
  readonly values: TenantValues;
  /** The stack file of the last update. */
  readonly deployed: TenantValues;
  /** Whether the administrator has made the new key. */
  readonly isMade: boolean;
  /** What signs at an identity provider where an administrator decides it. */
  readonly active: Name;
  /** What the last update or refresh saw there. */
  readonly seen: { readonly published: readonly Name[]; readonly waiting: readonly Name[] };
  /** What Webex was given last. */
  readonly webex: readonly Name[];
}

type Name = "old" | "new";
const names = ["old", "new"] as const;

const nameOf = (key: unknown): Name =>
  ["new", "next", subjects.pingone.key].includes(String(key)) ? "new" : "old";
const nameOfCertificate = (fingerprint: string | undefined): Name =>
  fingerprint === certificates.new.fingerprint ? "new" : "old";

/** What the identity provider does with what is deployed there: the vendors' documented behaviour, in short. */
const behaviours: Readonly<
  Record<VendorKind, (world: World) => { signs: Name; published: readonly Name[]; waiting: readonly Name[] }>
> = {
  pingfederate({ deployed }) {
    const { signingKey, stagedSigningKeys = [] } = deployed.idp as Record<string, string[]>;
    const signs = nameOf(signingKey);
    return { signs, published: [signs, ...(stagedSigningKeys as string[]).map(nameOf)], waiting: [] };
  },
  pingone({ deployed }) {
    const signs = nameOf((deployed.idp as Record<string, string>).signingKey);
    return { signs, published: [signs], waiting: [] };
  },
  entra: ({ deployed, active }) => {
    const { signingCertificates: held } = entraConfig.parse(deployed.idp);
    const waiting = held.map(({ name }) => nameOf(name)).filter((one) => one !== active);
    return { signs: active, published: [active], waiting };
  },
  okta: ({ active, isMade }) => ({
    signs: active,
    published: [active],
    waiting: isMade ? names.filter((one) => one !== active) : [],
  }),
  adfs: ({ active, isMade }) => ({
    signs: active,
    published: isMade ? [active, ...names.filter((one) => one !== active)] : [active],
    waiting: [],
  }),
};

function rotatingOf({ values }: World): Rotating {
  const rotation = values.rotation as Rotation | undefined;
  return {
    tenant: "acme",
    values,
    ...(rotation === undefined ? {} : { rotation: rotationConfig.parse(rotation) }),
    webex: { signing: [], encryption: [] },
  };
}

function factsOf({ deployed, seen }: World): RotationFacts {
  const rotation = deployed.rotation as DeployedRotation | undefined;
  return {
    now,
    record: { state: "deployed", ...(rotation === undefined ? {} : { rotation }) },
    published: seen.published.map((name) => certificates[name]),
    waiting: seen.waiting.map((name) => certificates[name]),
  };
}

const metadataOf = (published: readonly Name[]) =>
  identityProviderMetadata({
    entityId: "urn:idp",
    certificates: published.map((name) => certificates[name].base64),
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    ssoUrl: "https://idp.example.com/sso",
  });

/** Everything that can happen next, by what it is called. */
function* happenings(kind: VendorKind, world: World): Generator<readonly [string, World]> {
  const rotating = rotatingOf(world);
  const known = factsOf(world);
  // What the steps themselves leave is never taken for somebody's edit.
  expect(editedByHand(rotating, known.now)).toEqual([]);
  const change = (changes: object): World => ({ ...world, values: applied(world.values, { ...changes }) });
  const next = nextStage(rotating, known);

  // What the command does, where it does not refuse.
  if (next.stage === "begin") {
    const { key } = subjects[kind];
    const { needsCertificate } = signingRotation(world.values);
    const said = {
      ...(key === undefined ? {} : { key }),
      ...(needsCertificate ? { certificate: certificates.new } : {}),
    };
    // A rotation goes from the certificate that signs to another one: the other way round is the same once more.
    if (known.published[0]?.fingerprint === certificates.old.fingerprint)
      yield ["stage", change(beginSigning(rotating, known, said))];
  }
  for (const step of laterSteps)
    if (next.step === step && next.change !== undefined) {
      // Whoever confirms has looked.
      if (step !== "confirm" || names.every((name) => world.webex.includes(name)))
        yield [step, change(next.change)];
    }
  if (undoRefusal(rotating, known) === undefined) yield ["undo", change(changesOf("undo", rotating, known))];

  // What people do, as they are told.
  const deployed = { ...world, deployed: world.values };
  yield ["deploy", { ...deployed, seen: behaviours[kind](deployed) }];
  yield ["refresh", { ...world, seen: behaviours[kind](world) }];
  yield ["make the key", { ...world, isMade: true }];
  const { switchedBy } = signingRotation(world.values);
  if (switchedBy === "hand") {
    if (next.stage === "activate") yield ["activate the new one", { ...world, active: "new" }];
    // Once taking back the switch is deployed, the attention of `up` says so.
    const stage = (world.deployed.rotation as Rotation | undefined)?.stage;
    if (rotating.rotation !== undefined && rotating.rotation.stage !== "switched" && stage !== "switched")
      yield ["activate the old one", { ...world, active: "old" }];
  }
  // The output attention asks for the last one (vendors/entra/activation.ts), at whatever stage.
  if (kind === "entra") {
    const { signingCertificates: held } = entraConfig.parse(world.deployed.idp);
    yield ["activate what attention names", { ...world, active: nameOf(held.at(-1)?.name) }];
  }
  const handed = metadataForWebex(rotating, { facts: known, metadata: metadataOf(world.seen.published) });
  if (handed !== undefined) {
    const given = readIdentityProvider(handed.text).signingCertificates;
    yield [
      "import",
      { ...world, webex: given.map(({ fingerprint }) => nameOfCertificate(fingerprint)).sort() },
    ];
  } else if (next.stage === "begin")
    yield ["import what is published", { ...world, webex: [...behaviours[kind](world).published].sort() }];
}

function start(kind: VendorKind): World {
  const values = valuesOf(kind);
  return {
    values,
    deployed: values,
    isMade: false,
    active: "old",
    seen: { published: ["old"], waiting: [] },
    webex: ["old"],
  };
}

/** Every world that can come about, with how it comes about. */
function everyWorld(
  kind: VendorKind,
): Map<string, { readonly world: World; readonly path: readonly string[] }> {
  const first = start(kind);
  const found = new Map([[JSON.stringify(first), { world: first, path: [] as readonly string[] }]]);
  for (const { world, path } of found.values())
    for (const [name, next] of happenings(kind, world)) {
      const key = JSON.stringify(next);
      if (!found.has(key)) found.set(key, { world: next, path: [...path, name] });
    }
  return found;
}

describe.each(Object.keys(vendors) as VendorKind[])("%s, whatever comes in whatever order", (kind) => {
  const worlds = [...everyWorld(kind).values()];

  test("Webex knows the certificate that signs, at every moment", () => {
    const lockedOut = worlds.filter(({ world }) => !world.webex.includes(behaviours[kind](world).signs));
    expect(lockedOut.map(({ path }) => path.join(", "))).toEqual([]);
  });

  test("the rotation can come to its end, and both ways of standing are reached", () => {
    const signing = new Set(worlds.map(({ world }) => behaviours[kind](world).signs));
    expect(signing).toEqual(new Set(names));
    const ends = worlds.filter(
      ({ world, path }) =>
        path.includes("retire") && world.deployed === world.values && world.webex.includes("new"),
    );
    expect(ends.length).toBeGreaterThan(0);
    expect(worlds.length).toBeGreaterThan(20);
  });

  test("from wherever it stands, undoing leads back to the start until the old one is retired", () => {
    for (const { world, path } of worlds.filter((one) => !one.path.includes("retire"))) {
      const back = undoneWholly(kind, world);
      expect(back.values, path.join(", ")).toEqual(start(kind).values);
      expect(behaviours[kind](back).signs, path.join(", ")).toBe("old");
    }
  });

  test("nothing switches or retires before the stage before is deployed and confirmed", () => {
    for (const { path } of worlds) {
      const at = (name: string) => path.lastIndexOf(name);
      if (at("switch") >= 0)
        expect(path.slice(0, at("switch"))).toEqual(expect.arrayContaining(["import", "confirm"]));
      if (at("retire") >= 0) expect(path.slice(at("switch"), at("retire"))).toContain("deploy");
    }
  });
});

/** Somebody who wants to get back and does what he is told. */
function undoneWholly(kind: VendorKind, world: World): World {
  let at = world;
  for (let turn = 0; turn < 12; turn++) {
    const possible = new Map(happenings(kind, at));
    const undone = possible.get("undo");
    const old = possible.get("activate the old one");
    const deployed = possible.get("deploy");
    at = undone ?? (at.active === "new" && old ? old : (deployed ?? at));
  }
  return at;
}

test("a rotation that has not begun says how to begin, and one that is not deployed says that", () => {
  const rotating = { tenant: "acme", values: valuesOf("okta"), webex: { signing: [], encryption: [] } };
  expect(nextStage(rotating, facts)).toMatchObject({ stage: "begin", step: "stage" });
  expect(nextStage(rotating, { ...facts, record: { state: "not-deployed" } })).toMatchObject({
    stage: "deploy",
  });
});
