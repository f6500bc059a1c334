import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTenantFile } from "../../report/collect/tenant-file.ts";
import { recordSignInTest } from "../../report/sign-in-tests/record-sign-in-test.ts";
import { lastSignInTest } from "../../report/sign-in-tests/sign-in-tests.ts";
import { finding } from "../../saml/finding.ts";

const now = new Date("2026-11-22T02:00:00.000Z");
const stack =
  "config:\n  webex-sso:mode: organization\n  webex-sso:metadata: sp.xml\n  okta:apiToken:\n    secure: v1:canary\n";
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "webex-sso-tests-"));
  writeFileSync(join(project, "Pulumi.yaml"), "name: x\nstackConfigDir: tenants\n");
  mkdirSync(join(project, "tenants"));
  writeFileSync(join(project, "tenants/Pulumi.acme.yaml"), stack);
  writeFileSync(join(project, "tenants/sp.xml"), "<one/>");
});
afterEach(() => rmSync(project, { recursive: true }));

const good = {
  tenant: "acme",
  user: "one-address",
  result: "passed" as const,
  verdict: "Signed in and out.",
  findings: [],
};
const record = (tested: Parameters<typeof recordSignInTest>[1] = good) =>
  recordSignInTest(project, tested, "lab", now);

test("what is recorded is what a team may share: no message, no address, no secret", () => {
  const failed = finding("sign-in-stopped", {
    subject: "acme",
    message: "canary@example.com",
    fix: "canary",
  });
  expect(record({ ...good, result: "failed", verdict: "Refused.", findings: [failed] })).toEqual({});
  const text = readFileSync(join(project, ".webex-sso/sign-in-tests/acme.json"), "utf8");
  expect(text).not.toContain("canary");
  expect(JSON.parse(text)).toEqual({
    tenant: "acme",
    at: "2026-11-22T02:00:00.000Z",
    where: "lab",
    user: "one-address",
    result: "failed",
    verdict: "Refused.",
    findings: ["sign-in-stopped"],
    configuration: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
});

test("the next test takes its place, and nothing is left beside it", () => {
  record();
  record({ ...good, verdict: "Signed in." });
  expect(lastSignInTest(project, "acme")?.verdict).toBe("Signed in.");
  expect(readdirSync(join(project, ".webex-sso/sign-in-tests"))).toEqual(["acme.json"]);
});

test.each([
  [
    "a comment and white space",
    () => write(`# a comment\n${stack.replace("organization", "  organization  ")}`),
    true,
  ],
  ["a credential that was renewed", () => write(stack.replace("canary", "another")), true],
  ["another setting", () => write(stack.replace("organization", "partner")), false],
  ["one setting more", () => write(`${stack}  webex-sso:singleLogout: false\n`), false],
  ["new metadata", () => writeFileSync(join(project, "tenants/sp.xml"), "<two/>"), false],
  ["metadata that is gone", () => rmSync(join(project, "tenants/sp.xml")), false],
])("after %s a test still holds, or not", (_, change, holds) => {
  record();
  change();
  const { fingerprint } = readTenantFile(project, "acme", now);
  expect(lastSignInTest(project, "acme")?.configuration === fingerprint).toBe(holds);
});

function write(text: string) {
  writeFileSync(join(project, "tenants/Pulumi.acme.yaml"), text);
}

test("a file that holds something else is no test", () => {
  record();
  writeFileSync(join(project, ".webex-sso/sign-in-tests/acme.json"), '{"tenant": "acme", "result": "yes"}');
  expect(lastSignInTest(project, "acme")).toBeUndefined();
  expect(lastSignInTest(project, "nosuch")).toBeUndefined();
});

test("where nothing can be written the test goes on, and it is said", () => {
  writeFileSync(join(project, ".webex-sso"), "");
  expect(record().problem).toContain("sign-in-tests");
});
