import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Diagnosis } from "../../saml/diagnosis/diagnosis.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { assertion, goodResponse, idpMetadata, issued, key, user } from "../saml/diagnosis/good-response.ts";
import { base64, harOf, posted } from "../saml/diagnosis/wrappings.ts";
import { makeProject, type Project } from "../support/project.ts";
import { type Ran, runCommand } from "../support/run-command.ts";

const root = join(import.meta.dirname, "../..");
const tenants = join(root, "stacks/tenants");
const organization = "11111111-1111-4111-8111-111111111111";
const acsUrl = `https://idbroker.webex.com/idb/Consumer/metaAlias/${organization}/sp`;
const entityId = `https://idbroker.webex.com/${organization}`;
const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
const webex = makeKey({ name: "Webex" });
let project: Project;
let good: string;

const file = (name: string) => join(project.folder, name);
const response = (change: object = {}) =>
  goodResponse({ destination: acsUrl, content: { ...assertion, audience: entityId, ...change } });

beforeAll(async () => {
  project = makeProject();
  const { config } = parse(readFileSync(join(tenants, "Pulumi.example-okta.yaml"), "utf8"));
  const metadata = config["webex-sso:metadata"];
  copyFileSync(join(tenants, metadata), join(project.folder, "stacks/tenants", metadata));
  const secret = { secure: "v1:canary-that-nobody-may-read" };
  project.writeTenant("acme", { ...config, "okta:apiToken": secret });
  project.writeTenant("broken", { ...config, "okta:apiToken": secret, "webex-sso:mode": "neither" });
  writeFileSync(file("stacks/tenants/Pulumi.no-yaml.yaml"), "config: [");
  good = await response();
  const encryption = {
    certificate: webex.base64,
    cipher: `${xmlenc}aes256-cbc`,
    keyTransport: `${xmlenc}rsa-oaep-mgf1p`,
  };
  const files: Record<string, string> = {
    "good.xml": good,
    "good.b64": base64(good),
    "trace.har": harOf([posted(good, acsUrl)]),
    "other-audience.har": harOf([posted(await response({ audience: `${entityId}/` }), acsUrl)]),
    "encrypted.xml": await response({ encryption }),
    "idp.xml": idpMetadata(),
    "other-idp.xml": idpMetadata(makeKey({ name: "another" })),
    "webex.key": webex.privateKey,
    "other.key": makeKey().privateKey,
    "empty.har": "",
    "cut.b64": base64(good).slice(0, 901),
    "not-xml.txt": "just words",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(file(name), text);
  mkdirSync(file("folder"));
  writeFileSync(file("binary"), Uint8Array.of(0, 1, 2, 3));
});
afterAll(() => project.remove());

const run = (args: readonly string[]) => runCommand(project.folder, ["diagnose", ...args]);

/** In a process of its own. */
function spawned(args: readonly string[], input: string): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, INIT_CWD: project.folder };
    const child = spawn(process.execPath, [join(root, "cli/main.ts"), "diagnose", ...args], {
      env,
      cwd: root,
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.on("data", (chunk) => stdout.push(chunk));
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    child.once("close", (code) =>
      resolve({ code: code ?? -1, stdout: stdout.join(""), stderr: stderr.join("") }),
    );
    child.stdin.on("error", () => {}).end(input);
  });
}

describe("the exit code, and what is said", () => {
  const at = issued.toISOString();
  test.each<readonly [string, readonly string[], number, string]>([
    ["nothing is wrong", ["good.xml", "--tenant", "acme"], 0, "Nothing was found that Webex would refuse."],
    [
      "with everything that can be told",
      ["trace.har", "--tenant", "acme", "--idp-metadata", "idp.xml", "--user", user, "--at", at],
      0,
      "Nothing was found",
    ],
    [
      "the cause first",
      ["other-audience.har", "--tenant", "acme"],
      1,
      "Cause\n  error sign-in-audience: The audience is",
    ],
    [
      "another user",
      ["good.b64", "--user", "john@corp.example.net", "--user", "j@corp.example.net"],
      1,
      "john@corp.example.net, j@corp.example.net",
    ],
    ["another claim", ["good.b64", "--mode", "partner"], 1, "There is no attribute mail"],
    ["another certificate", ["good.b64", "--idp-metadata", "other-idp.xml"], 1, "sign-in-other-key"],
    ["at another time", ["good.b64", "--at", "2026-03-01T13:00:00Z"], 1, "55 minutes later"],
    [
      "the words of a vendor",
      ["other-audience.har", "--idp", "entra", "--tenant", "acme"],
      1,
      "sign-in-audience",
    ],
    ["encrypted", ["encrypted.xml", "--tenant", "acme"], 1, "sign-in-encryption-key"],
    ["encrypted, without a tenant", ["encrypted.xml"], 0, "diagnosis-encrypted"],
    ["decrypted", ["encrypted.xml", "--key", "webex.key"], 0, "decrypted with the key that was given"],
    ["with another key", ["encrypted.xml", "--key", "other.key"], 1, "cannot be decrypted with this key"],
    ["an empty file", ["empty.har"], 1, "diagnosis-empty"],
    ["a binary file", ["binary"], 1, "diagnosis-binary"],
    ["what is cut off", ["cut.b64"], 1, "diagnosis-cut-off"],
    ["words", ["not-xml.txt"], 1, "diagnosis-malformed"],
  ])("%s", async (_, args, code, says) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ code, stderr: "" });
    expect(ran.stdout).toContain(says);
    expect(ran.stdout).not.toMatch(/canary|BEGIN PRIVATE KEY/);
  });

  test.each<readonly [string, readonly string[], number, string]>([
    ["no such file", ["nosuch.har"], 2, "nosuch.har cannot be read: there is no such file."],
    ["a folder", ["folder"], 2, "folder cannot be read: it is a folder; name the file in it."],
    ["no file at all", [], 2, "missing required argument 'file'"],
    ["no such key file", ["good.xml", "--key", "nosuch.key"], 2, "nosuch.key cannot be read"],
    ["no such metadata", ["good.xml", "--idp-metadata", "nosuch.xml"], 2, "nosuch.xml cannot be read"],
    ["metadata that is none", ["good.xml", "--idp-metadata", "good.xml"], 1, "not the SAML 2.0 metadata"],
    ["a time that is none", ["good.xml", "--at", "noon"], 2, "2026-03-01T12:00:00Z"],
    ["a vendor that does not exist", ["good.xml", "--idp", "oktta"], 2, "okta"],
    ["a format that does not exist", ["good.xml", "--format", "yaml"], 2, "json"],
    ["a tenant that does not exist", ["good.xml", "--tenant", "nosuch"], 1, "There is no tenant nosuch"],
    ["a tenant that is wrong", ["good.xml", "--tenant", "broken"], 1, "webex-sso:mode"],
    ["a tenant's file that is no YAML", ["good.xml", "--tenant", "no-yaml"], 1, "is no YAML"],
    [
      "a bundle over the recording",
      ["trace.har", "--redact", "trace.har"],
      2,
      "would overwrite the recording",
    ],
  ])("called wrongly: %s", async (_, args, code, says) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ code, stdout: "" });
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/^ +at /m);
  });
});

test("standard input, and one JSON document", async () => {
  const input = await response({ audience: "https://elsewhere.example.com" });
  const { code, stdout } = await spawned(["-", "--json"], input);
  expect(code).toBe(1);
  const diagnosis: Diagnosis = JSON.parse(stdout);
  expect(diagnosis).toMatchObject({ wrapping: "XML", messages: [{ kind: "Response" }] });
  expect(diagnosis.findings[0]).toMatchObject({
    code: "sign-in-audience",
    subject: "standard input",
    place: { path: "/Response/Assertion/Conditions/AudienceRestriction/Audience" },
    shown: { text: "This service provider isn't the intended audience", seen: false },
  });
});

test("in a process of its own, a wrong call is exit code 2 too", async () => {
  expect(await spawned(["nosuch.har"], "")).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: nosuch.har cannot be read: there is no such file.\n",
  });
});

test("what was decrypted is not given out again", async () => {
  const { stdout } = await run(["encrypted.xml", "--key", "webex.key", "--format", "json"]);
  expect(stdout).not.toContain(user);
});

describe("--redact", () => {
  test("writes the bundle wholly, for its owner alone, and says what was replaced", async () => {
    const ran = await run(["other-audience.har", "--tenant", "acme", "--redact", "bundle.json"]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(
      /^bundle\.json is written\. Replaced: 1 × address, .*Look at it before you send it\.\n$/,
    );
    const text = readFileSync(file("bundle.json"), "utf8");
    expect(JSON.parse(text).findings[0].code).toBe("sign-in-audience");
    for (const one of [user, "Jane", base64(good).slice(0, 60), key.privateKey])
      expect(text).not.toContain(one);
    expect(readdirSync(project.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("where it cannot be written, the diagnosis is there all the same", async () => {
    const ran = await run(["good.xml", "--redact", "nosuch/bundle.json"]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain("Nothing was found");
    expect(ran.stderr).toContain("nosuch/bundle.json cannot be written");
  });
});

test("a HAR of 100 MB is read", async () => {
  const answer = { status: 200, headers: [], content: { text: "x".repeat(2 ** 20) } };
  const filler = {
    request: { method: "GET", url: "https://cdn.example.com/a.js", headers: [] },
    response: answer,
  };
  const entries = [...Array.from({ length: 99 }, () => filler), posted(good, acsUrl)];
  writeFileSync(file("large.har"), harOf(entries));
  const ran = await run(["large.har", "--tenant", "acme", "--redact", "small.json"]);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stdout).toContain("entry 100, POST");
  expect(readFileSync(file("small.json")).length).toBeLessThan(100_000);
});
