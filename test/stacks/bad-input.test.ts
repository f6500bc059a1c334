import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OktaLab, startOktaLab } from "../../lab/okta/start.ts";
import { acs, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project, type StackConfig } from "../support/project.ts";

const key = makeKey();
const expired = makeKey({ name: "expired", notBefore: "2020-01-01", notAfter: "2025-01-01" });
const ending = makeKey({ name: "ending", notAfter: new Date(Date.now() + 30 * 86_400_000).toISOString() });
const signed = (changes: Parameters<typeof webexShape>[1] = {}) =>
  signXml(metadataXml(webexShape(key, changes)), key);
const good = signed();
const config: StackConfig = {
  "okta:orgName": "acme",
  "okta:baseUrl": "okta.com",
  "webex-sso:mode": "organization",
  "webex-sso:metadata": "sp.xml",
  "webex-sso:groups": ["00g00000000001Lab5d7"],
  "webex-sso:idp": { kind: "okta" },
};
const file = "stacks/tenants/sp.xml";

let lab: OktaLab;
let labFolder: string;
let project: Project;
let pulumi: (...args: string[]) => Promise<{ code: number; text: string }>;

beforeAll(async () => {
  labFolder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  lab = await startOktaLab({ stateFile: join(labFolder, "okta.json") });
  lab.org("acme").groups.add("Webex users");
  project = makeProject();
  const env = await testEnvironment(project, lab.debugProviders);
  pulumi = async (...args) => {
    const result = await promisify(execFile)("pulumi", [...args, "--stack", "acme"], {
      cwd: project.folder,
      env,
    }).catch((error: { code: number; stdout: string; stderr: string }) => error);
    return { code: "code" in result ? result.code : 0, text: result.stdout + result.stderr };
  };
  project.writeTenant("acme", config);
  project.writeFile("sp.xml", good);
  await pulumi("stack", "init");
  await pulumi("config", "set", "--secret", "okta:apiToken", "canary-secret");
  expect(await up()).toMatchObject({ code: 0 });
});
afterAll(() => {
  lab?.close();
  project?.remove();
  rmSync(labFolder, { recursive: true, force: true });
});

const up = () => pulumi("up", "--yes", "--skip-preview");

/** What must not change: the resources in the state (decrypted, as every write encrypts anew), and what stands in Okta. */
async function standing(): Promise<unknown> {
  const { deployment } = JSON.parse((await pulumi("stack", "export", "--show-secrets")).text);
  return { resources: deployment.resources, apps: lab.org("acme").apps.list() };
}

test.each<[string, { metadata?: string | Uint8Array; config?: StackConfig }, string, string]>([
  [
    "the identity provider's metadata",
    {
      metadata:
        '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="http://www.okta.com/exk1"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/></EntityDescriptor>',
    },
    `error metadata-identity-provider · ${file}`,
    "http://www.okta.com/exk1",
  ],
  [
    "a saved sign-in page",
    { metadata: "<!DOCTYPE html><html><title>Sign in</title><input type=password></html>" },
    `error metadata-html · ${file}`,
    "It is a web page, probably a sign-in page that was saved instead of the file.",
  ],
  ["an empty file", { metadata: "" }, `error metadata-empty · ${file}`, "The file is empty."],
  [
    "a file that was cut off",
    { metadata: good.slice(0, 900) },
    `error metadata-cut-off · ${file}`,
    "it ends inside <EntityDescriptor>",
  ],
  [
    "another vendor's service provider",
    { metadata: signed({ entityId: "https://idbroker.webex.com.example.org/x" }) },
    `error metadata-other-service-provider · ${file}`,
    "its entityID is “https://idbroker.webex.com.example.org/x”",
  ],
  [
    "an edited file",
    { metadata: good.replace("/Consumer/", "/Consumer2/") },
    `error metadata-signature-broken · ${file}`,
    "signature",
  ],
  [
    "a file whose time has passed",
    { metadata: signed({ entity: { ID: "_m", validUntil: "2025-01-01T00:00:00Z" } }) },
    `error metadata-expired · ${file}`,
    "2025-01-01T00:00:00",
  ],
  [
    "a file without a POST ACS",
    { metadata: signed({ acs: [acs("Artifact", 0)] }) },
    `error metadata-no-post-acs · ${file}`,
    "HTTP-POST",
  ],
  [
    "nothing but an expired certificate",
    { metadata: signed({ signing: [expired.base64] }) },
    `error metadata-no-valid-signing-certificate · ${file}`,
    "None of its 1 signing certificates is valid",
  ],
  [
    "a file without a signature",
    { metadata: metadataXml(webexShape(key)) },
    `error metadata-unsigned · ${file}`,
    "webex-sso:metadataSignature: unsigned",
  ],
  [
    "SHA-1, when the tenant does not say so",
    {
      metadata: signXml(metadataXml(webexShape(key)), key, {
        signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        digestAlgorithm: "http://www.w3.org/2000/09/xmldsig#sha1",
      }),
    },
    `error metadata-legacy-signature · ${file}`,
    "webex-sso:metadataSignature: legacy",
  ],
  [
    "two keys that are wrong, at once",
    { config: { ...config, "webex-sso:mode": "both", "webex-sso:label": "Webex" } },
    "error tenant-key-invalid · stacks/tenants/Pulumi.acme.yaml",
    "error tenant-key-unknown · stacks/tenants/Pulumi.acme.yaml",
  ],
  [
    "a token in plain text",
    { config: { ...config, "okta:apiToken": "canary-secret" } },
    "error tenant-credential-plain · stacks/tenants/Pulumi.acme.yaml",
    "pulumi config set --secret okta:apiToken -s acme",
  ],
  [
    "encryption, which Okta cannot do",
    { config: { ...config, "webex-sso:encryption": "aes256-cbc" } },
    "error capability-encryption · webex",
    "Okta cannot encrypt assertions through this provider.",
  ],
])(
  "%s is refused before anything is touched",
  async (_, { metadata = good, config: changed = config }, finding, words) => {
    const before = await standing();
    project.writeFile("sp.xml", metadata);
    project.writeTenant("acme", changed);
    const { code, text } = await up();
    project.writeFile("sp.xml", good);
    project.restoreTenant("acme");
    expect(text).toContain(finding);
    expect(text).toContain(words);
    expect(text).not.toContain("canary-secret");
    expect(text).not.toMatch(/^ +at /m);
    expect(code).not.toBe(0);
    expect(await standing()).toEqual(before);
  },
);

test.each<[string, string | Uint8Array, string | undefined]>([
  [
    "UTF-16 with a byte order mark",
    Buffer.from(`\ufeff${good.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, "utf16le"),
    undefined,
  ],
  ["UTF-8 with a byte order mark", `\ufeff${good}`, undefined],
  [
    "a certificate that ends in 30 days",
    signed({ signing: [ending.base64] }),
    "warning: metadata-certificate-expires",
  ],
  [
    "an expired certificate beside a valid one",
    signed({ signing: [expired.base64, key.base64] }),
    "warning: metadata-certificate-expired",
  ],
])("%s is accepted", async (_, metadata, warning) => {
  project.writeFile("sp.xml", metadata);
  const { code, text } = await pulumi("preview");
  project.writeFile("sp.xml", good);
  expect(code).toBe(0);
  if (warning === undefined) expect(text).not.toContain("warning");
  else expect(text).toContain(warning);
});
