import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type ControlHubTested,
  controlHubFindings,
} from "../../report/sign-in-tests/control-hub-findings.ts";
import { recordSignInTest } from "../../report/sign-in-tests/record-sign-in-test.ts";
import { recordedControlHubFindings } from "../../report/sign-in-tests/recorded-control-hub-findings.ts";
import { lastControlHubTest, lastSignInTest } from "../../report/sign-in-tests/sign-in-tests.ts";

const now = new Date("2026-11-22T02:00:00.000Z");
const passed: ControlHubTested = {
  tenant: "acme",
  mode: "organization",
  test: {
    tenant: "acme",
    at: now.toISOString(),
    where: "control-hub",
    result: "passed",
    verdict: "Signed in.",
    findings: [],
    configuration: "sha256:1",
    signingCertificates: ["AA", "BB"],
  },
  configuration: "sha256:1",
  signingCertificates: ["BB", "AA"],
};
const test1 = passed.test as NonNullable<ControlHubTested["test"]>;

test.each<[string, Partial<ControlHubTested>, string | undefined]>([
  ["passed, and nothing has changed", {}, undefined],
  ["never", { test: undefined }, "control-hub-test-missing"],
  ["failed", { test: { ...test1, result: "failed" } }, "control-hub-test-failed"],
  ["passed, before the configuration changed", { configuration: "sha256:2" }, "control-hub-test-stale"],
  ["passed, before a rollover", { signingCertificates: ["CC"] }, "control-hub-test-stale"],
  ["never, of a partner", { test: undefined, mode: "partner" }, undefined],
])("%s", (_, changes, code) => {
  const findings = controlHubFindings({ ...passed, ...changes });
  expect(findings.map((one) => one.code)).toEqual(code === undefined ? [] : [code]);
  for (const { severity, subject, fix } of findings)
    expect({ severity, subject, fix }).toEqual({
      severity: "warning",
      subject: "acme",
      fix: expect.stringContaining("webex-sso idp-metadata acme --tested passed"),
    });
});

test("without the certificates of either day, the configuration alone counts", () => {
  const { signingCertificates: _, ...unknown } = passed;
  expect(controlHubFindings(unknown)).toEqual([]);
  const { signingCertificates: __, ...test2 } = test1;
  expect(controlHubFindings({ ...passed, test: test2 })).toEqual([]);
});

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "webex-sso-control-hub-"));
  mkdirSync(join(project, "tenants"));
  writeFileSync(join(project, "Pulumi.yaml"), "name: x\nstackConfigDir: tenants\n");
  writeFileSync(join(project, "tenants/Pulumi.acme.yaml"), "config:\n  webex-sso:metadata: sp.xml\n");
  writeFileSync(join(project, "tenants/sp.xml"), "<one/>");
});
afterEach(() => rmSync(project, { recursive: true }));

const record = (where: "lab" | "control-hub") =>
  recordSignInTest(
    project,
    {
      tenant: "acme",
      result: "passed",
      verdict: "Signed in.",
      findings: [],
      signingCertificates: ["BB", "AA"],
    },
    where,
    now,
  );
const codes = () => recordedControlHubFindings(project, "acme").map(({ code }) => code);

test("from the files: missing, done, stale once Webex's metadata is another, done again", () => {
  expect(codes()).toEqual(["control-hub-test-missing"]);
  record("control-hub");
  expect(codes()).toEqual([]);
  writeFileSync(join(project, "tenants/sp.xml"), "<two/>");
  expect(codes()).toEqual(["control-hub-test-stale"]);
  record("control-hub");
  expect(codes()).toEqual([]);
});

test("it takes the place of no test of the lab, nor the other way round", () => {
  record("lab");
  expect(codes()).toEqual(["control-hub-test-missing"]);
  record("control-hub");
  record("lab");
  expect(lastSignInTest(project, "acme")?.where).toBe("lab");
  expect(lastControlHubTest(project, "acme")).toMatchObject({
    where: "control-hub",
    signingCertificates: ["AA", "BB"],
  });
  expect(readFileSync(join(project, ".webex-sso/control-hub-tests/acme.json"), "utf8")).toMatch(/\}\n$/);
});

test("a tenant that cannot be read is said elsewhere", () => {
  expect(recordedControlHubFindings(project, "nosuch")).toEqual([]);
});
