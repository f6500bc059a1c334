import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tenantFindings } from "../../cli/test-login/tenant-findings.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { metadataXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { makeProject, type Project } from "../support/project.ts";

let project: Project;
beforeAll(() => {
  project = makeProject();
});
afterAll(() => project.remove());

test("secrets are told from what is in plain text, and files beside it are read", () => {
  project.writeTenant("acme", { "okta:apiToken": { secure: "v1:x" }, "webex-sso:mode": "organization" });
  project.writeFile("beside.xml", "<a/>");
  const { values, isSecret, readFile, file } = readStackFile(project.folder, "acme");
  expect(file).toBe("stacks/tenants/Pulumi.acme.yaml");
  expect(Object.keys(values).map((key) => [key, isSecret(key)])).toEqual([
    ["okta:apiToken", true],
    ["webex-sso:mode", false],
  ]);
  expect(readFile("beside.xml").toString()).toBe("<a/>");
});

test.each([
  ["there is none", "nosuch", () => {}, "tenant-missing", "There is no tenant nosuch: "],
  [
    "it is a folder",
    "folder",
    () => mkdirSync(join(project.folder, "stacks/tenants/Pulumi.folder.yaml")),
    "tenant-unreadable",
    "it is a folder",
  ],
  [
    "it is no YAML",
    "cut",
    () => project.writeFile("Pulumi.cut.yaml", "config: ["),
    "tenant-unreadable",
    "it is no YAML",
  ],
  [
    "it is a text",
    "text",
    () => project.writeFile("Pulumi.text.yaml", "hello"),
    "tenant-unreadable",
    "it is no mapping",
  ],
  [
    "its config is a list",
    "list",
    () => project.writeFile("Pulumi.list.yaml", "config: [a]"),
    "tenant-unreadable",
    "its config is no mapping",
  ],
] as const)("a stack file that cannot be read: %s", (_, tenant, prepare, code, words) => {
  prepare();
  expect(() => readStackFile(project.folder, tenant)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(words) }),
  );
});

test("a file beside it that is missing is named", () => {
  project.writeTenant("alone", {});
  expect(() => readStackFile(project.folder, "alone").readFile("nosuch.xml")).toThrow(
    /nosuch\.xml cannot be read: it does not exist\. Mend it/,
  );
});

const now = new Date("2026-03-01T12:00:00Z");
const config = {
  "webex-sso:mode": "organization",
  "webex-sso:metadata": "sp.xml",
  "webex-sso:metadataSignature": "unsigned",
  "webex-sso:idp": { kind: "okta", label: "Webex" },
};

test("what is to be said of the tenant as it stands: its certificates, and the trust that follows", () => {
  const ending = makeKey({ notAfter: "2026-03-10" });
  project.writeFile("sp.xml", metadataXml(webexShape(ending)));
  project.writeTenant("ending", { ...config, "webex-sso:logoutCertificate": makeKey().fingerprint });
  const codes = tenantFindings(project.folder, "ending", now).map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(["metadata-certificate-expires", "trust-logout-certificate-unknown"]),
  );
});

test("metadata that is missing is said in one sentence", () => {
  project.writeTenant("without", { ...config, "webex-sso:metadata": "nosuch.xml" });
  const [finding] = tenantFindings(project.folder, "without", now);
  expect(finding).toMatchObject({ code: "tenant-metadata-missing", severity: "error" });
  expect(finding?.message).toMatch(
    /^webex-sso:metadata is nosuch\.xml, which cannot be read: it does not exist\.$/,
  );
});
