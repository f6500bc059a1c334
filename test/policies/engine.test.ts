import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApplicationIdentifierUri } from "@pulumi/azuread/applicationIdentifierUri.js";
import { Saml, type SamlArgs } from "@pulumi/okta/app/saml.js";
import { AppGroupAssignments } from "@pulumi/okta/appGroupAssignments.js";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEntraLab } from "../../lab/entra/start.ts";
import { type OktaLab, startOktaLab } from "../../lab/okta/start.ts";
import { bundle } from "../../policies/bundle.ts";
import { tenantId } from "../lifecycle/entra-tenant.ts";
import { testEnvironment } from "../support/engine-stack.ts";
import { openPolicyStack, type PolicyOutcome, pack } from "../support/policy-stack.ts";
import { makeProject, type Project } from "../support/project.ts";
import { configuredAt, layOut } from "./raw-stack.ts";
import { sampleTrust } from "./sample.ts";

const canary = "canary-5f3a";
const secrets = { "okta:apiToken": "token" };
const root = join(import.meta.dirname, "../..");

let folder: string;
let lab: OktaLab;
let project: Project;
let group: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-policies-"));
  lab = await startOktaLab({ stateFile: join(folder, "okta.json") });
  group = lab.org("acme").groups.add("webex").id;
  project = makeProject();
});
afterAll(() => {
  lab?.close();
  project?.remove();
  if (folder) rmSync(folder, { recursive: true });
});

/** What somebody writes without our components. */
const good = (): SamlArgs =>
  layOut("okta", configuredAt("okta", sampleTrust()))[0]?.inputs as unknown as SamlArgs;
const bad = (): SamlArgs => ({
  ...good(),
  subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  signatureAlgorithm: "RSA_SHA1",
  digestAlgorithm: "SHA1",
  attributeStatements: [{ name: "UID", type: "EXPRESSION", values: [pulumi.secret(`"${canary}"`)] }],
});
/** Not Webex's: whatever is wrong with it is nobody's business here. */
const other: SamlArgs = {
  label: "Other",
  audience: "https://sso.example.com/",
  subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  subjectNameIdTemplate: "${user.userName}",
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
  ssoUrl: "https://sso.example.com/acs",
  recipient: "https://sso.example.com/acs",
  destination: "https://sso.example.com/acs",
  responseSigned: true,
  signatureAlgorithm: "RSA_SHA1",
  digestAlgorithm: "SHA1",
};

const program =
  (args: SamlArgs, protect = true) =>
  async () => {
    const application = new Saml("webex", args, { protect });
    new AppGroupAssignments("webex", { appId: application.id, groups: [{ id: group, profile: "{}" }] });
    new Saml("other", other);
    return {};
  };

let settingsCount = 0;
function settingsFile(yaml: string, exceptions?: string): string {
  const beside = join(folder, `settings-${settingsCount++}`);
  mkdirSync(beside);
  if (exceptions !== undefined) writeFileSync(join(beside, "exceptions.yaml"), exceptions);
  const file = join(beside, "settings.yaml");
  writeFileSync(file, yaml);
  return file;
}

async function open(
  name: string,
  run: () => Promise<Record<string, unknown>>,
  options: { settings?: string; folder?: string; config?: string } = {},
) {
  const opened = await openPolicyStack(project, name, lab.debugProviders, run, options);
  await opened.stack.setConfig("okta:orgName", { value: "acme" });
  for (const [key, value] of Object.entries(secrets))
    await opened.stack.setConfig(key, { value, secret: true });
  return opened;
}

const said = ({ events }: PolicyOutcome) => events.map(({ policy, level }) => `${level} ${policy}`).sort();
/** SHA-1 and a NameID by address work: they are said, and stop nothing. */
const stopping = ["advisory signature", "advisory signature", "advisory transient-nameid", "mandatory claim"];

/** Runs the pulumi command; gives what it wrote and how it ended. */
async function pulumiCommand(...args: string[]): Promise<{ output: string; code: number }> {
  const env = await testEnvironment(project, lab.debugProviders);
  return new Promise((resolve) => {
    execFile("pulumi", args, { cwd: project.folder, env }, (error, stdout, stderr) => {
      resolve({ output: `${stdout}${stderr}`, code: error === null ? 0 : Number(error.code) });
    });
  });
}

test("a hand-written trust is judged, and other applications are left alone", async () => {
  const stack = await open("hand-written", program(bad()));
  const preview = await stack.preview();
  expect(preview.ok).toBe(false);
  expect(said(preview)).toEqual(expect.arrayContaining(stopping));
  expect(preview.events.filter(({ type }) => type !== "okta:app/saml:Saml")).toEqual([]);
  expect(new Set(preview.events.map(({ name }) => name))).toEqual(new Set(["webex"]));
  expect(preview.text).not.toContain(canary);
  const up = await stack.up();
  expect(up.ok).toBe(false);
  expect(
    lab
      .org("acme")
      .apps.list()
      .filter(({ settings }) => settings.label !== "Other"),
  ).toEqual([]);
});

test("recorded state is analysed, and the bundle says what the pack says", async () => {
  const migration = settingsFile("preset: migration\n");
  const stack = await open("recorded", program(bad()), { settings: migration });
  const up = await stack.up();
  expect(up.ok, up.text).toBe(true);
  expect(said(up)).toEqual(
    expect.arrayContaining(stopping.map((one) => one.replace("mandatory", "advisory"))),
  );

  const bundled = join(folder, "bundle");
  await bundle(bundled);
  mkdirSync(join(bundled, "node_modules/@pulumi"), { recursive: true });
  for (const name of ["policy", "pulumi"])
    symlinkSync(join(root, "node_modules/@pulumi", name), join(bundled, "node_modules/@pulumi", name));
  const analyses = [];
  for (const where of [pack, bundled]) {
    const { output, code } = await pulumiCommand(
      "policy",
      "analyze",
      "--stack",
      "recorded",
      "--policy-pack",
      where,
      "--json",
    );
    expect(code).not.toBe(0);
    expect(output).not.toContain(canary);
    analyses.push([...new Set(output.match(/(?<="policyName":\s*")[^"]+/g))].sort());
  }
  expect(analyses[0]).toEqual(expect.arrayContaining(["claim", "signature", "transient-nameid"]));
  expect(analyses[1]).toEqual(analyses[0]);

  const preview = await (await open("recorded", program(bad()), { folder: bundled })).preview();
  expect(preview.ok).toBe(false);
  expect(said(preview)).toEqual(expect.arrayContaining(stopping));
});

test("what can be put right without loss is, once it is switched on", async () => {
  const settings = settingsFile("levels: { transient-nameid: remediate, signature: remediate }\n");
  const args = { ...bad(), attributeStatements: good().attributeStatements ?? [] };
  const stack = await open("remediated", program(args), { settings });
  const up = await stack.up();
  expect(up.ok, up.text).toBe(true);
  const { resources } = (await stack.stack.exportStack()).deployment;
  const webex = resources.find(({ urn }: { urn: string }) => urn.endsWith("Saml::webex"));
  expect(webex.inputs).toMatchObject({
    subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    signatureAlgorithm: "RSA_SHA256",
    digestAlgorithm: "SHA256",
  });
});

test("an exception is printed while it holds; one that has ended or is not needed is a violation", async () => {
  const urn = "urn:pulumi:excepted::webex-sso::*::webex";
  const exception = (rule: string, expires: string, place = urn) =>
    `- { rule: ${rule}, urn: "${place}", owner: collaboration team, reason: moving house, expires: ${expires} }\n`;
  const settings = settingsFile(
    "exceptions: exceptions.yaml\n",
    exception("claim", "2999-01-01") +
      exception("signature", "2020-01-01") +
      exception("encryption", "2999-01-01") +
      exception("audience", "2999-01-01", "urn:pulumi:another::webex-sso::*"),
  );
  const stack = await open("excepted", program(bad()), { settings });
  const { events } = await stack.preview();
  const messages = (policy: string) =>
    events.filter((one) => one.policy === policy).map(({ message }) => message);
  expect(messages("claim")).toEqual([]);
  expect(messages("signature")).toHaveLength(2);
  expect(messages("exceptions-in-force").join()).toContain("Until 2999-01-01 claim is not enforced");
  const stale = messages("exceptions").join();
  expect(stale).toContain("from signature for urn:pulumi:excepted");
  expect(stale).toContain("ended on 2020-01-01");
  expect(stale).toContain("from encryption for urn:pulumi:excepted");
  expect(stale).not.toContain("audience");
});

test("on a stack without a Webex trust the pack says nothing", async () => {
  const stack = await open("nothing", async () => {
    new Saml("other", other);
    return {};
  });
  expect((await stack.preview()).events).toEqual([]);
  expect((await stack.up()).events).toEqual([]);
});

test("what may be a trust, and is read by no rule, is said", async () => {
  const entra = await startEntraLab({ stateFile: join(folder, "entra.json") });
  try {
    const opened = await openPolicyStack(project, "strange", entra.debugProviders, async () => {
      const applicationId = "/applications/44444444-4444-4444-8444-444444444444";
      new ApplicationIdentifierUri("webex", { applicationId, identifierUri: "https://idbroker.webex.com/x" });
      return {};
    });
    await opened.stack.setConfig("azuread:tenantId", { value: tenantId });
    await opened.stack.setConfig("azuread:clientId", { value: "client" });
    await opened.stack.setConfig("azuread:clientSecret", { value: canary, secret: true });
    const { ok, events, text } = await opened.preview();
    expect(ok, text).toBe(true);
    expect(events.map(({ policy, name, message }) => [policy, name, message.split("\n")[1]])).toEqual([
      [
        "not-judged",
        "webex",
        "No rule has judged this, although it may be a trust of Webex: identifierUri is on an identity broker of Webex, and no rule reads resources of type azuread:index/applicationIdentifierUri:ApplicationIdentifierUri.",
      ],
    ]);
  } finally {
    entra.close();
  }
});

test("--policy-pack-config: a level is that of the rule's own class, disabled is all of the rule", async () => {
  const args = { ...good(), assertionSigned: false, responseSigned: false };
  const signature = async (level: string | undefined) => {
    const config = join(folder, `config-${level}.json`);
    writeFileSync(config, JSON.stringify({ signature: level }));
    const stack = await open("configured", program(args), level === undefined ? {} : { config });
    const { ok, events } = await stack.preview();
    const levels = events
      .filter(({ policy }) => policy === "signature")
      .map((one) => [one.message.split("\n")[1], one.level]);
    return { ok, levels: Object.fromEntries(levels) };
  };
  const [worst, lesser] = ["Assertions are not signed.", "Responses are not signed."] as const;
  expect(await signature(undefined)).toEqual({
    ok: false,
    levels: { [worst]: "mandatory", [lesser]: "advisory" },
  });
  expect(await signature("advisory")).toEqual({
    ok: true,
    levels: { [worst]: "advisory", [lesser]: "advisory" },
  });
  // The lesser one does not follow: that takes the settings' `levels`.
  expect(await signature("mandatory")).toEqual({
    ok: false,
    levels: { [worst]: "mandatory", [lesser]: "advisory" },
  });
  expect(await signature("disabled")).toEqual({ ok: true, levels: {} });
});

test("settings that are wrong stop the run, and say what is accepted", async () => {
  const settings = settingsFile("preset: lenient\nlevels: { claim: remediate }\n");
  const { ok, text } = await (await open("wrong", program(good()), { settings })).preview();
  expect(ok).toBe(false);
  expect(text).toContain("preset: Invalid option");
  expect(text).toContain("remediate is for transient-nameid and signature only");
});
