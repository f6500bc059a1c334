import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RotationReport } from "../../cli/rotate/rotation-report.ts";
import type { AdfsWorld } from "../../lab/adfs/world.ts";
import type { EntraWorld } from "../../lab/entra/world.ts";
import type { PingOneWorld } from "../../lab/pingone/world.ts";
import { createSigningKey, type SigningKey } from "../../lab/signing-key.ts";
import { type Lab, startLab } from "../../lab/start.ts";
import { openStore } from "../../lab/store.ts";
import { signIn, signOut } from "../../lab/tenant/journeys.ts";
import type { LabTenant, SignInLab } from "../../lab/tenant/sign-in-lab.ts";
import { openWeb } from "../../lab/web/web.ts";
import { importIdp, newOrganization, type Organization } from "../../lab/webex/organization.ts";
import { openWebex } from "../../lab/webex/webex.ts";
import { pemOf, readCertificate } from "../../saml/certificate.ts";
import { deploy } from "../../stacks/deploy.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey, type TestKey } from "../fixtures/metadata-key.ts";
import { type EngineStack, openStack } from "../support/engine-stack.ts";
import { openPolicyStack, type PolicyStack } from "../support/policy-stack.ts";
import { makeProject, type Project, type StackConfig } from "../support/project.ts";

const main = join(import.meta.dirname, "../../cli/main.ts");
const keys = {
  old: makeKey({ name: "Webex until now", notAfter: "2031-01-01" }),
  new: makeKey({ name: "Webex from now on", notAfter: "2036-01-01" }),
};
/** Webex's metadata under one key: a new file that no longer names the old one is the harder case. */
const metadata = (key: TestKey) => signXml(metadataXml(webexShape(key)), key);

let folder: string;
let lab: Lab;
let project: Project;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-rotate-"));
  lab = await startLab({ folder: join(folder, "stand-ins") });
  Object.assign(process.env, lab.environment);
  // ADFS publishes its metadata by TLS.
  const authority = readFileSync(lab.environment.NODE_EXTRA_CA_CERTS ?? "", "utf8");
  setDefaultCACertificates([...getCACertificates(), authority]);
  await lab.prepareExamples();
  project = makeProject();
  project.writeFile("sp.xml", metadata(keys.old));
  writeFileSync(join(folder, "idb-meta-SP.xml"), metadata(keys.new));
});
afterAll(() => {
  lab.close();
  project.remove();
  rmSync(folder, { recursive: true });
});

/** A tenant on the real engine, its identity provider and Webex, each of which changes only when somebody does it. */
class Subject {
  readonly name: string;
  readonly stack: EngineStack;
  readonly #world: SignInLab;
  #organization: Organization;
  #idpEntityId = "";

  constructor(name: string, stack: EngineStack) {
    this.name = name;
    this.stack = stack;
    const webex = openWebex(() => new Date());
    this.#organization = newOrganization(metadata(keys.old), signingKey(keys.old));
    webex.organizations.push(this.#organization);
    const web = openWeb([webex, ...lab.identityProviders()]);
    this.#world = { lab, webex, web } as SignInLab;
  }

  /** What an administrator does in Control Hub with the identity provider's metadata. */
  import(xml: string): void {
    this.#idpEntityId = importIdp(this.#organization, xml);
  }

  async importPublished(): Promise<void> {
    const { identityProvider } = await this.stack.outputs();
    this.import((identityProvider as { readonly metadata: string }).metadata);
  }

  /** What an administrator does in Control Hub with Webex's certificate. */
  webexUses(key: TestKey): void {
    const { idps } = this.#organization;
    this.#organization = newOrganization(metadata(key), signingKey(key));
    this.#organization.idps.push(...idps);
    this.#world.webex.organizations.splice(0, 1, this.#organization);
  }

  /** In words: what comes of a sign-in, and of the sign-out after it. */
  async journey(): Promise<{ readonly in: string; readonly out?: string }> {
    const tenant = { organization: this.#organization, idpEntityId: this.#idpEntityId } as LabTenant;
    const { outcome, agent } = await signIn(this.#world, tenant);
    const said = (one: Awaited<ReturnType<typeof signOut>>) => (one.end === "refused" ? one.cause : one.end);
    if (outcome.end !== "accepted") return { in: said(outcome) };
    return { in: "accepted", out: said(await signOut(this.#world, tenant, agent)) };
  }

  /** Runs the command; gives back what it says, and its exit code. */
  async rotate(
    ...args: readonly string[]
  ): Promise<RotationReport & { readonly code: number; readonly said: string }> {
    const env = {
      ...process.env,
      INIT_CWD: project.folder,
      PULUMI_BACKEND_URL: project.backend,
      // No secret is read, so that none has to be known.
      PULUMI_CONFIG_PASSPHRASE: "not the one",
    };
    const called = [main, "rotate", this.name, ...args, "--json"];
    const done = await promisify(execFile)(process.execPath, called, { env, cwd: project.folder }).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    return { ...JSON.parse(done.stdout), code: "code" in done ? done.code : 0, said: done.stderr };
  }
}

const signingKey = ({ base64, privateKey }: TestKey) => ({ certificate: base64, privateKey }) as SigningKey;

async function tenant(name: string, config: StackConfig, secret?: string): Promise<Subject> {
  project.writeTenant(name, {
    "webex-sso:mode": "organization",
    "webex-sso:metadata": "sp.xml",
    "webex-sso:protect": false,
    ...config,
  });
  const stack = await openStack(project, name, lab.debugProviders);
  if (secret !== undefined) await stack.setSecret(secret, "secret");
  await stack.up();
  return new Subject(name, stack);
}

const well = { in: "accepted", out: "accepted" };

/** A dry run shows the change, and leaves every file beside the stack file as it is. */
async function writesNothing(subject: Subject, ...step: readonly string[]): Promise<void> {
  const files = () => {
    const stacks = join(project.folder, "stacks/tenants");
    return readdirSync(stacks).map((name) => [name, readFileSync(join(stacks, name), "utf8")]);
  };
  const before = files();
  const shown = await subject.rotate(...step, "--dry-run");
  expect(shown).toMatchObject({ code: 0, change: { isWritten: false }, next: { stage: "begin" } });
  expect(shown.change?.difference.join("\n")).toContain("webex-sso:rotation");
  expect(files()).toEqual(before);
}

const idpOf = (name: string) => project.readTenant(name).config?.["webex-sso:idp"];

test("PingFederate signs with a new key, and is told Webex's new one: nobody is locked out at any moment", async () => {
  const subject = await tenant(
    "acme",
    {
      "pingfederate:httpsHost": "https://pingfederate.example.com:9999",
      "pingfederate:username": "webex-sso",
      "pingfederate:productVersion": "12.3.2",
      "webex-sso:idp": {
        kind: "pingfederate",
        mapping: { adapter: "HTMLFormAdapter" },
        signingKey: "signing-2026",
      },
    },
    "pingfederate:password",
  );
  const before = (await subject.stack.outputs()).identityProvider as { readonly metadata: string };
  subject.import(before.metadata);
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate()).toMatchObject({ code: 0, next: { stage: "begin" } });

  await writesNothing(subject, "--stage", "--key", "signing-2027");
  const staged = await subject.rotate("--stage", "--key", "signing-2027");
  expect(staged).toMatchObject({ rotation: { stage: "staged" }, next: { stage: "deploy" } });
  expect(idpOf("acme")).toMatchObject({ signingKey: "signing-2026", stagedSigningKeys: ["signing-2027"] });
  expect(await subject.rotate("--confirm")).toMatchObject({ code: 1, error: { code: "rotation-refused" } });
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate("--switch")).toMatchObject({ code: 1 });

  const handed = await subject.rotate("--out", join(folder, "handover"));
  expect(handed).toMatchObject({
    next: { stage: "hand-over" },
    files: [expect.any(String), expect.any(String)],
  });
  expect(handed.said).toContain("It is what the identity provider publishes, to the byte.");
  expect(readFileSync(handed.files[1] ?? "", "utf8")).toContain("- [ ] ");
  subject.import(readFileSync(handed.files[0] ?? "", "utf8"));
  expect(await subject.rotate("--confirm")).toMatchObject({ next: { stage: "switch" } });
  expect(await subject.rotate("--switch")).toMatchObject({ next: { stage: "deploy" } });
  expect(await subject.journey()).toEqual(well);
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);

  // Back, and forth again.
  await subject.rotate("--undo");
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  await subject.rotate("--switch");
  await subject.stack.up();
  // That is what the stages are for: with what Webex had before, nobody gets in.
  subject.import(before.metadata);
  expect((await subject.journey()).in).toBe("sign-in-other-key");
  subject.import(readFileSync(handed.files[0] ?? "", "utf8"));

  expect(await subject.rotate("--retire")).toMatchObject({ code: 0, next: { stage: "deploy" } });
  await subject.stack.up();
  expect(await subject.rotate()).toMatchObject({ next: { stage: "begin" } });
  expect(idpOf("acme")).toMatchObject({ signingKey: "signing-2027" });
  expect(idpOf("acme")).not.toHaveProperty("stagedSigningKeys");
  await subject.importPublished();
  expect(await subject.journey()).toEqual(well);

  // Webex's own: both verify, whichever of them it uses.
  await writesNothing(subject, "--webex", join(folder, "idb-meta-SP.xml"));
  const arrived = await subject.rotate("--webex", join(folder, "idb-meta-SP.xml"));
  expect(arrived).toMatchObject({ rotation: { side: "webex", stage: "staged" } });
  expect(arrived.metadata).toContainEqual(
    expect.stringContaining(`+ signing certificate ${keys.new.fingerprint}`),
  );
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  subject.webexUses(keys.new);
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate("--confirm")).toMatchObject({ next: { stage: "retire" } });
  await subject.rotate("--retire");
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  expect(project.readTenant("acme").config).not.toHaveProperty("webex-sso:previousMetadata");
}, 300_000);

test("Entra ID: Webex is given a certificate that Entra ID does not publish yet, and an administrator switches", async () => {
  const subject = await tenant(
    "entra",
    {
      "azuread:tenantId": "44444444-4444-4444-8444-444444444444",
      "azuread:clientId": "88888888-8888-4888-8888-888888888888",
      "webex-sso:groups": ["06000000-0000-4000-8000-000000000001"],
      "webex-sso:idp": { kind: "entra" },
    },
    "azuread:clientSecret",
  );
  const activate = (place: number) =>
    openStore<EntraWorld>(join(folder, "stand-ins/entra.json"), { directories: {} }).change((world) => {
      const principals = Object.values(world.directories).flatMap(
        ({ servicePrincipals }) => servicePrincipals,
      );
      const one = principals.find(({ keys: held }) => held.length > 0);
      if (one !== undefined) Object.assign(one, { activeThumbprint: one.keys[place]?.thumbprint });
    });
  activate(0);
  await subject.stack.up();
  await subject.importPublished();
  expect((await subject.journey()).in).toBe("accepted");

  await subject.rotate("--stage", "--key", "next");
  await subject.stack.up();
  const handed = await subject.rotate("--out", join(folder, "entra"));
  expect(handed).toMatchObject({ next: { stage: "hand-over" }, warnings: [] });
  expect(handed.said).toContain("added");
  // Nobody is asked to activate the new one before Webex has it.
  expect((await subject.stack.outputs()).attention).toEqual([]);
  subject.import(readFileSync(handed.files[0] ?? "", "utf8"));
  expect((await subject.journey()).in).toBe("accepted");
  await subject.rotate("--confirm");
  await subject.rotate("--switch");
  await subject.stack.up();
  expect((await subject.journey()).in).toBe("accepted");
  expect(await subject.rotate()).toMatchObject({ next: { stage: "activate" } });
  activate(1);
  expect((await subject.journey()).in).toBe("accepted");
  await subject.stack.up();
  expect(await subject.rotate("--retire")).toMatchObject({ code: 0 });
  await subject.stack.up();
  expect(idpOf("entra")).toMatchObject({ signingCertificates: [{ name: "next" }] });
  expect((await subject.journey()).in).toBe("accepted");
  await subject.importPublished();
  expect((await subject.journey()).in).toBe("accepted");
}, 300_000);

test("Okta verifies with one certificate of Webex's: sign-out waits for the switch, sign-in does not", async () => {
  const subject = await tenant(
    "okta",
    {
      "okta:orgName": "example",
      "okta:baseUrl": "okta.com",
      "webex-sso:groups": ["00g00000000001Lab5d7"],
      "webex-sso:idp": { kind: "okta" },
    },
    "okta:apiToken",
  );
  await subject.importPublished();
  expect(await subject.journey()).toEqual(well);
  await subject.rotate("--webex", join(folder, "idb-meta-SP.xml"));
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  subject.webexUses(keys.new);
  const between = await subject.journey();
  expect(between.in).toBe("accepted");
  expect(between.out).not.toBe("accepted");
  await subject.rotate("--confirm");
  await subject.rotate("--switch");
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  await subject.rotate("--retire");
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  expect(Object.keys(project.readTenant("okta").config ?? {})).not.toContain("webex-sso:logoutCertificate");
}, 300_000);

/** The same tenant under the policy pack, with settings that a test may change in between. */
async function openPack(subject: Subject) {
  const file = join(folder, `${subject.name}-policy.yaml`);
  const settings = (given: object) => writeFileSync(file, JSON.stringify(given));
  settings({});
  const stack: PolicyStack = await openPolicyStack(
    project,
    subject.name,
    lab.debugProviders,
    async () => deploy(project.folder),
    { settings: file },
  );
  /** What the pack says in a preview, less what it says of any example and of what only the identity provider shows. */
  const says = async (): Promise<string[]> => {
    const { events, text } = await stack.preview();
    expect(text).toContain("Policies:");
    const own = events.filter(({ policy }) => !["protected", "not-judged"].includes(policy));
    return [...new Set(own.map(({ policy, level }) => `${level} ${policy}`))].sort();
  };
  /** As docs/policies.md has it while Webex's certificate is rotated. */
  const namesBoth = () => {
    const stacks = join(project.folder, "stacks/tenants");
    const config = project.readTenant(subject.name).config ?? {};
    const { file: previous } = (config["webex-sso:previousMetadata"] ?? {}) as { readonly file?: string };
    const named = (one: unknown) => join(stacks, String(one));
    settings({
      tenants: [
        {
          stack: subject.name,
          metadata: named(config["webex-sso:metadata"]),
          ...(previous === undefined ? {} : { previousMetadata: named(previous) }),
        },
      ],
    });
  };
  return { settings, namesBoth, says };
}

/** Webex's certificate where both verify: there and back, and there again, under the pack. */
async function webexsCertificate(subject: Subject): Promise<void> {
  const pack = await openPack(subject);
  const arrives = async () => {
    const arrived = await subject.rotate("--webex", join(folder, "idb-meta-SP.xml"));
    expect(arrived).toMatchObject({ code: 0, rotation: { side: "webex", stage: "staged" } });
    pack.namesBoth();
  };
  await arrives();
  expect(await pack.says()).toEqual([]);
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate("--undo")).toMatchObject({ code: 0 });
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);

  await arrives();
  await subject.stack.up();
  // Finished by hand, before anybody has confirmed anything: the pack's settings still have both files.
  const { config = {} } = project.readTenant(subject.name);
  const { "webex-sso:previousMetadata": _, "webex-sso:rotation": __, ...finished } = config;
  project.writeTenant(subject.name, finished);
  expect(await pack.says()).toEqual(["advisory logout-verification"]);
  project.restoreTenant(subject.name);

  subject.webexUses(keys.new);
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate("--confirm")).toMatchObject({ code: 0, next: { stage: "retire" } });
  expect(await subject.rotate("--retire")).toMatchObject({ code: 0 });
  pack.namesBoth();
  expect(await pack.says()).toEqual([]);
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);
  expect(Object.keys(project.readTenant(subject.name).config ?? {})).not.toContain("webex-sso:rotation");
}

test("ADFS: its own certificate, which an administrator switches, and Webex's, both under the pack", async () => {
  const config = {
    "webex-sso:groups": ["S-1-5-21-1004336348-1177238915-682003330-1104"],
    "webex-sso:idp": {
      kind: "adfs",
      federationServiceIdentifier: "http://sts.lab.example.com/adfs/services/trust",
    },
  };
  await lab.prepareTenant(config);
  const subject = await tenant("adfs", config);
  const server = openStore<AdfsWorld>(join(folder, "stand-ins/adfs.json"), {} as AdfsWorld);
  const old = server.read().tokenSigningKey;
  const next = await createSigningKey("CN=ADFS Signing - next", 3, new Date());
  /** Of those that are there, the first signs. */
  const has = (...held: readonly SigningKey[]) =>
    server.change((world) => {
      const [tokenSigningKey] = held;
      const certificates = held.map(({ certificate, thumbprint }) => ({
        Certificate: certificate,
        CertificateType: "Token-Signing",
        IsPrimary: certificate === tokenSigningKey?.certificate,
        Thumbprint: thumbprint,
      }));
      Object.assign(world, { certificates, tokenSigningKey });
    });
  await subject.importPublished();
  expect(await subject.journey()).toEqual(well);
  const pack = await openPack(subject);
  // The certificate that signs until now has a year left.
  pack.settings({ certificateDays: 400 });
  const signsToItsEnd = ["advisory certificate-expiry"];

  expect(await subject.rotate("--stage")).toMatchObject({ code: 0 });
  has(old, next);
  expect(await pack.says()).toEqual(signsToItsEnd);
  await subject.stack.up({ refresh: true });
  const handed = await subject.rotate("--out", join(folder, "adfs"));
  expect(handed).toMatchObject({ next: { stage: "hand-over" } });
  subject.import(readFileSync(handed.files[0] ?? "", "utf8"));
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate("--confirm")).toMatchObject({ next: { stage: "switch" } });
  expect(await subject.rotate("--switch")).toMatchObject({ code: 0 });
  // Nobody has activated the new one: whoever thinks that this was all is told.
  expect(await pack.says()).toEqual(signsToItsEnd);
  has(next, old);
  expect(await subject.journey()).toEqual(well);
  await subject.stack.up({ refresh: true });
  expect(await pack.says()).toEqual([]);

  // Back, and forth again.
  expect(await subject.rotate("--undo")).toMatchObject({ code: 0 });
  has(old, next);
  await subject.stack.up({ refresh: true });
  expect(await subject.journey()).toEqual(well);
  expect(await subject.rotate("--switch")).toMatchObject({ code: 0 });
  has(next, old);
  await subject.stack.up({ refresh: true });
  expect(await subject.rotate("--retire")).toMatchObject({ code: 0 });
  has(next);
  await subject.stack.up({ refresh: true });
  await subject.importPublished();
  expect(await subject.journey()).toEqual(well);

  await webexsCertificate(subject);
}, 300_000);

test("PingOne: its own certificate, which the deployment switches, and Webex's, both under the pack", async () => {
  const environmentId = "a0000000-0000-4000-8000-000000000001";
  const [old, next] = ["b0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002"];
  const config = {
    "pingone:clientId": "c0000000-0000-4000-8000-000000000001",
    "pingone:environmentId": environmentId,
    "pingone:regionCode": "EU",
    "webex-sso:groups": ["00000000-0000-4000-8000-000000000001"],
    "webex-sso:idp": { kind: "pingone", environmentId, signingKey: old },
  };
  await lab.prepareTenant({ ...config, "webex-sso:idp": { ...config["webex-sso:idp"], signingKey: next } });
  const subject = await tenant("pingone", config, "pingone:clientSecret");
  const { environments } = openStore<PingOneWorld>(join(folder, "stand-ins/pingone.json"), {
    environments: {},
  }).read();
  const made = environments[environmentId]?.keys.find(({ id }) => id === next);
  const pem = join(folder, "next.pem");
  writeFileSync(pem, pemOf(readCertificate(made?.key.certificate ?? "")));
  await subject.importPublished();
  expect(await subject.journey()).toEqual(well);
  const pack = await openPack(subject);

  expect(await subject.rotate("--stage", "--key", next)).toMatchObject({ code: 2 });
  const staged = await subject.rotate("--stage", "--key", next, "--certificate", pem);
  expect(staged).toMatchObject({ rotation: { stage: "staged" } });
  expect(await pack.says()).toEqual([]);
  await subject.stack.up();
  const handed = await subject.rotate("--out", join(folder, "pingone"));
  expect(handed).toMatchObject({ next: { stage: "hand-over" } });
  subject.import(readFileSync(handed.files[0] ?? "", "utf8"));
  expect(await subject.journey()).toEqual(well);
  await subject.rotate("--confirm");
  expect(await subject.rotate("--switch")).toMatchObject({ next: { stage: "deploy" } });
  expect(await pack.says()).toEqual([]);
  await subject.stack.up();
  expect(await subject.journey()).toEqual(well);

  // Back, and forth again.
  await subject.rotate("--undo");
  await subject.stack.up();
  expect(idpOf("pingone")).toMatchObject({ signingKey: old });
  expect(await subject.journey()).toEqual(well);
  await subject.rotate("--switch");
  await subject.stack.up();
  expect(await subject.rotate("--retire")).toMatchObject({ code: 0 });
  expect(await pack.says()).toEqual([]);
  await subject.stack.up();
  expect(idpOf("pingone")).toMatchObject({ signingKey: next });
  await subject.importPublished();
  expect(await subject.journey()).toEqual(well);

  await webexsCertificate(subject);
}, 300_000);
