import { describe, expect, test } from "vitest";
import { beginWebex } from "../../../cli/rotate/begin-webex.ts";
import { editedByHand } from "../../../cli/rotate/edited-by-hand.ts";
import { nextStage, undoRefusal } from "../../../cli/rotate/next-stage.ts";
import type {
  DeployedRotation,
  Rotating,
  RotationFacts,
  TenantValues,
} from "../../../cli/rotate/rotating.ts";
import { applied, changesOf, laterSteps } from "../../../cli/rotate/steps.ts";
import { duringRollover } from "../../../saml/during-rollover.ts";
import { express } from "../../../saml/express.ts";
import { readServiceProvider } from "../../../saml/metadata/read-service-provider.ts";
import type { ServiceProvider } from "../../../saml/service-provider.ts";
import { trustOf } from "../../../saml/trust.ts";
import type { EncryptionAlgorithm } from "../../../saml/trust-model.ts";
import { type Rotation, rotationConfig } from "../../../stacks/rotation-config.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { certificates, facts, now, valuesOf } from "./sample.ts";

/** The stack file, what is deployed of it, and what Webex does. */
interface World {
  readonly values: TenantValues;
  readonly deployed: TenantValues;
  /** The certificate by which Webex signs. */
  readonly signs: Name;
  /** Those for which it decrypts. */
  readonly decrypts: readonly Name[];
}

type Name = "old" | "new";

/** How a tenant and the new file may be. */
interface Case {
  readonly kind: VendorKind;
  readonly encryption?: EncryptionAlgorithm;
  /** Whether the new file still names the old certificates. */
  readonly namesBoth: boolean;
  /** Whether the new certificate ends before the old one, as one of a public authority may. */
  readonly endsEarlier?: boolean;
}

const nameOf = (fingerprint: string | undefined, { comes }: Pair): Name =>
  fingerprint === comes.fingerprint ? "new" : "old";

interface Pair {
  readonly goes: { readonly base64: string; readonly fingerprint: string };
  readonly comes: { readonly base64: string; readonly fingerprint: string };
}

function pairOf({ endsEarlier }: Case): Pair {
  return endsEarlier
    ? { goes: certificates.new, comes: certificates.other }
    : { goes: certificates.old, comes: certificates.new };
}

const shapeKey = makeKey();

/** A file with these certificates, for signing and for encryption. */
function fileWith(...named: readonly { readonly base64: string }[]): ServiceProvider {
  const base64 = named.map((one) => one.base64);
  const xml = metadataXml(webexShape(shapeKey, { signing: base64, encryption: base64 }));
  const { serviceProvider } = readServiceProvider(Buffer.from(xml), {
    subject: "sp.xml",
    now,
    accept: "unsigned",
  });
  if (serviceProvider === undefined) throw new Error("the sample is wrong");
  return serviceProvider;
}

/** Everything that one case needs, made once. */
function subjectOf(one: Case) {
  const pair = pairOf(one);
  const files: Readonly<Record<string, ServiceProvider>> = {
    "sp.xml": fileWith(pair.goes),
    "new.xml": fileWith(...(one.namesBoth ? [pair.goes] : []), pair.comes),
  };
  const fileOf = (name: unknown): ServiceProvider => {
    const found = files[String(name)];
    if (found === undefined) throw new Error(`${name} is no file`);
    return found;
  };
  const providerOf = ({ metadata, previousMetadata }: TenantValues) => {
    const previous = previousMetadata as { readonly file: string } | undefined;
    return previous === undefined
      ? fileOf(metadata)
      : duringRollover(fileOf(metadata), fileOf(previous.file));
  };
  /** What the identity provider does with what is deployed: the way from the file to its resources. */
  const configured = (values: TenantValues) => {
    const { trust, findings } = trustOf(providerOf(values), {
      subject: "acme",
      now,
      mode: "organization",
      ...(values as object),
    });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const { singleLogout, encryption } = express(trust, vendors[one.kind].capabilities, "acme").configured;
    const verifying =
      singleLogout === "off" || singleLogout === undefined ? [] : (singleLogout.certificates ?? []);
    const encrypting = encryption === "off" || encryption === undefined ? undefined : encryption.certificate;
    return {
      verifies: verifying.map(({ fingerprint }) => nameOf(fingerprint, pair)),
      ...(encrypting && { encrypts: nameOf(encrypting.fingerprint, pair) }),
    };
  };
  const rotatingOf = (values: TenantValues): Rotating => {
    const { signingCertificates: signing, encryptionCertificates: encryption } = providerOf(values);
    const rotation = values.rotation === undefined ? {} : { rotation: rotationConfig.parse(values.rotation) };
    return { tenant: "acme", values, webex: { signing, encryption }, ...rotation };
  };
  const start: World = {
    values: valuesOf(one.kind, one.encryption === undefined ? {} : { encryption: one.encryption }),
    deployed: valuesOf(one.kind, one.encryption === undefined ? {} : { encryption: one.encryption }),
    signs: "old",
    // Control Hub has made the new one: it is in the file.
    decrypts: ["new", "old"],
  };
  return { fileOf, providerOf, configured, rotatingOf, start };
}

function factsOf({ deployed }: World): RotationFacts {
  const rotation = deployed.rotation as DeployedRotation | undefined;
  return { ...facts, record: { state: "deployed", ...(rotation === undefined ? {} : { rotation }) } };
}

function* happenings(
  { fileOf, providerOf, rotatingOf }: ReturnType<typeof subjectOf>,
  world: World,
): Generator<readonly [string, World]> {
  const rotating = rotatingOf(world.values);
  const known = factsOf(world);
  // What the steps themselves leave is never taken for somebody's edit.
  expect(editedByHand(rotating, known.now)).toEqual([]);
  const change = (changes: object): World => ({ ...world, values: applied(world.values, { ...changes }) });
  const next = nextStage(rotating, known);
  if (next.stage === "begin" && world.values.metadata === "sp.xml") {
    const arrived = { file: "new.xml", now: fileOf("new.xml"), before: providerOf(world.values) };
    yield ["stage", change(beginWebex(rotating, arrived, now))];
  }
  // Whoever goes on has looked into Control Hub, as he is told.
  for (const step of laterSteps)
    if (next.step === step && next.change !== undefined && world.signs === "new")
      yield [step, change(next.change)];
  // Whoever goes back has Webex use the old one first, as he is told.
  const isSwitched = rotating.rotation?.stage === "switched";
  if (undoRefusal(rotating, known) === undefined && (isSwitched || world.signs === "old"))
    yield ["undo", change(changesOf("undo", rotating, known))];
  yield ["deploy", { ...world, deployed: world.values }];
  if (next.stage === "hand-over") yield ["Webex uses the new one", { ...world, signs: "new" }];
  if (rotating.rotation !== undefined && !isSwitched)
    yield ["Webex uses the old one", { ...world, signs: "old" }];
  if (next.stage === "begin" && world.values.metadata === "new.xml" && world.deployed === world.values)
    yield ["Webex forgets the old one", { ...world, decrypts: ["new"] }];
}

function everyWorld(subject: ReturnType<typeof subjectOf>) {
  const found = new Map([
    [JSON.stringify(subject.start), { world: subject.start, path: [] as readonly string[] }],
  ]);
  for (const { world, path } of found.values())
    for (const [name, next] of happenings(subject, world)) {
      const key = JSON.stringify(next);
      if (!found.has(key)) found.set(key, { world: next, path: [...path, name] });
    }
  return [...found.values()];
}

const cases: Case[] = (Object.keys(vendors) as VendorKind[]).flatMap((kind) =>
  [undefined, ...vendors[kind].capabilities.encryption.slice(0, 1)].flatMap((encryption) =>
    [true, false].flatMap((namesBoth) =>
      [false, true].map((endsEarlier) => ({
        kind,
        namesBoth,
        endsEarlier,
        ...(encryption === undefined ? {} : { encryption }),
      })),
    ),
  ),
);

describe.each(cases)(
  "$kind, encryption $encryption, both named $namesBoth, ends earlier $endsEarlier",
  (one) => {
    const subject = subjectOf(one);
    const { certificates: count } = vendors[one.kind].capabilities.singleLogout;

    test("sign-in works at every moment, and sign-out wherever several certificates verify it", () => {
      const worlds = everyWorld(subject);
      expect(worlds.some(({ path }) => path.at(-1) === "Webex forgets the old one")).toBe(true);
      for (const { world, path } of worlds) {
        const { verifies, encrypts } = subject.configured(world.deployed);
        if (encrypts !== undefined) expect(world.decrypts, path.join(", ")).toContain(encrypts);
        if (count === "many") expect(verifies, path.join(", ")).toContain(world.signs);
        // Where there is room for one, sign-out may fail while the rotation is in progress, which is said before.
        const isOver = world.deployed === world.values && world.values.rotation === undefined;
        if (count === "one" && isOver) expect(verifies, path.join(", ")).toEqual([world.signs]);
      }
    });

    test("from wherever it stands, undoing leads back to the start until the old one is retired", () => {
      for (const { world, path } of everyWorld(subject).filter((found) => !found.path.includes("retire"))) {
        let at = world;
        for (let turn = 0; turn < 12; turn++) {
          const possible = new Map(happenings(subject, at));
          at =
            possible.get("undo") ??
            (at.signs === "new" ? possible.get("Webex uses the old one") : undefined) ??
            possible.get("deploy") ??
            at;
        }
        expect(at.values, path.join(", ")).toEqual(subject.start.values);
      }
    });
  },
);

test("where nothing of the tenant's depends on which one Webex uses, there is no switch", () => {
  const stagesOf = (one: Case) =>
    new Set(everyWorld(subjectOf(one)).flatMap(({ path }) => path.filter((name) => name === "switch")));
  expect(stagesOf({ kind: "pingone", namesBoth: true }).size).toBe(0);
  expect(stagesOf({ kind: "okta", namesBoth: true }).size).toBe(1);
  expect(stagesOf({ kind: "adfs", namesBoth: false, encryption: "aes256-cbc" }).size).toBe(1);
});

test("a rotation of the identity provider's is no rotation of Webex's", () => {
  const subject = subjectOf({ kind: "okta", namesBoth: true });
  const staged = new Map(happenings(subject, subject.start)).get("stage")?.values.rotation as Rotation;
  expect(staged).toMatchObject({ side: "webex", stage: "staged", old: certificates.old.fingerprint });
});
