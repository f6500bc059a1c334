import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RotationReport } from "../../cli/rotate/rotation-report.ts";
import type { EntraWorld } from "../../lab/entra/world.ts";
import type { SigningKey } from "../../lab/signing-key.ts";
import { type Lab, startLab } from "../../lab/start.ts";
import { openStore } from "../../lab/store.ts";
import { signIn, signOut } from "../../lab/tenant/journeys.ts";
import type { LabTenant, SignInLab } from "../../lab/tenant/sign-in-lab.ts";
import { openWeb } from "../../lab/web/web.ts";
import { importIdp, newOrganization, type Organization } from "../../lab/webex/organization.ts";
import { openWebex } from "../../lab/webex/webex.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey, type TestKey } from "../fixtures/metadata-key.ts";
import { type EngineStack, openStack } from "../support/engine-stack.ts";
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

async function tenant(name: string, config: StackConfig, secret: string): Promise<Subject> {
  project.writeTenant(name, {
    "webex-sso:mode": "organization",
    "webex-sso:metadata": "sp.xml",
    "webex-sso:protect": false,
    ...config,
  });
  const stack = await openStack(project, name, lab.debugProviders);
  await stack.setSecret(secret, "secret");
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
