import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CheckedSubject, checkedTenant, checkResult } from "../../../fleet/check/check-result.ts";
import { checkTenant } from "../../../fleet/check/check-tenant.ts";
import { checkTenants } from "../../../fleet/check/check-tenants.ts";
import { formats } from "../../../fleet/check/formats/index.ts";
import { sharedFindings } from "../../../fleet/check/shared-findings.ts";
import type { TenantCheck } from "../../../fleet/check/tenant-check.ts";
import { finding } from "../../../saml/finding.ts";
import { makeFleet } from "../../fixtures/fleet.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { hostile } from "../../review/arbitrary.ts";
import { sarifErrors } from "../../support/sarif-errors.ts";
import { fleetProject, today } from "./fleet-fixture.ts";

const key = makeKey();
const urgent = (checks: readonly TenantCheck[]) =>
  [...checks.flatMap(({ findings }) => findings), ...sharedFindings(checks).map((one) => one.finding)]
    .filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);

test("a good fleet of whatever size has notes only, and what tenants are to each other is right", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
      const fleet = [...makeFleet(count, key)];
      const project = fleetProject(fleet);
      try {
        const checks = fleet.map(({ name }) => checkTenant(name, project.settings));
        expect(urgent(checks)).toEqual([]);
        expect(sharedFindings(checks)).toEqual([]);
        expect(sharedFindings(checks.toReversed())).toEqual([]);
      } finally {
        project.remove();
      }
    }),
    { numRuns: 5 },
  );
});

test("threads find what one process finds, in the same order, and a tenant that fails stops none", async () => {
  const fleet = [...makeFleet(60, key)];
  const broken = fleet.map((one, place) =>
    place === 30 ? { ...one, config: { ...one.config, "webex-sso:mode": "nobody's" } } : one,
  );
  const project = fleetProject(broken);
  const names = [...fleet.map(({ name }) => name), "gone"];
  const progress: number[] = [];
  try {
    const alone = await checkTenants(names, project.settings, { threads: 1 });
    const together = await checkTenants(names, project.settings, {
      threads: 2,
      onProgress: (done) => progress.push(done),
    });
    expect(together).toEqual(alone);
    expect(alone.map(({ name }) => name)).toEqual(names);
    const failed = alone.filter(({ findings }) => findings.some(({ severity }) => severity === "error"));
    expect(failed.map(({ name }) => name)).toEqual([names[30], "gone"]);
    expect(progress.at(-1)).toBe(names.length);
  } finally {
    project.remove();
  }
});

/** A tenant as it was checked, for what tenants are to each other. */
function checked(name: string, given: Partial<TenantCheck> = {}): TenantCheck {
  return {
    name,
    file: `Pulumi.${name}.yaml`,
    vendor: "okta",
    mode: "organization",
    entityId: "https://idbroker.webex.com/1",
    certificates: [],
    findings: [],
    context: { installation: "acme.okta.com" },
    ...given,
  };
}

describe("between tenants", () => {
  const elsewhere = { context: { installation: "other.okta.com" } };
  const unknown = { context: {} };
  test.each<[string, TenantCheck[], string[]]>([
    ["one organisation at one identity provider", [checked("a"), checked("b")], ["organization-twice"]],
    [
      "the same, as far as the files say",
      [checked("a", unknown), checked("b", unknown)],
      ["organization-twice-perhaps"],
    ],
    [
      "one organisation at two identity providers",
      [checked("a"), checked("b", elsewhere)],
      ["organization-ungrouped"],
    ],
    [
      "a partner at two",
      [checked("a", { mode: "partner" }), checked("b", { ...elsewhere, mode: "partner" })],
      [],
    ],
    ["two organisations", [checked("a"), checked("b", { entityId: "https://idbroker.webex.com/2" })], []],
    [
      "metadata that nobody could read",
      [checked("a"), { ...checked("b"), entityId: undefined } as unknown as TenantCheck],
      [],
    ],
    [
      "a group of which one is not understood",
      [
        checked("a", { context: { tenantGroup: "acme" }, vendor: "adfs" }),
        checked("b", { context: { tenantGroup: "acme" } }),
      ],
      ["routing-incomplete"],
    ],
  ])("%s", (_, tenants, codes) => {
    const found = sharedFindings(tenants);
    expect(found.map((one) => one.finding.code)).toEqual(codes);
    expect(sharedFindings(tenants.toReversed())).toEqual(found);
    for (const { tenants: about } of found) expect(about).toEqual(["a", "b"]);
  });
});

/** A tenant of which whatever was found, in whoever's words. */
const subject: fc.Arbitrary<CheckedSubject> = fc.record({
  kind: fc.constant("tenant" as const),
  name: hostile,
  file: hostile.map((name) => `stacks/${name}.yaml`),
  certificates: fc.constant([]),
  findings: fc.array(
    fc
      .record({
        code: fc.constantFrom(
          "metadata-empty" as const,
          "trust-nobody" as const,
          "sign-in-test-missing" as const,
        ),
        subject: hostile,
        message: hostile,
        fix: hostile,
      })
      .map(({ code, ...text }) => finding(code, text)),
    { maxLength: 4 },
  ),
});
const results = fc.array(subject, { maxLength: 5 }).map((subjects) => checkResult(subjects, [], today));
const steering = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/u;

describe("formats, whatever users write", () => {
  test("SARIF is valid, with a result for each finding", () => {
    fc.assert(
      fc.property(results, (result) => {
        const log = JSON.parse(formats.sarif(result));
        expect(sarifErrors(log)).toBeNull();
        expect(log.runs[0].results).toHaveLength(result.subjects.flatMap(({ findings }) => findings).length);
      }),
    );
  });

  test("JUnit is XML, and fails for the tenants with an error", () => {
    fc.assert(
      fc.property(results, (result) => {
        const { documentElement: root } = new DOMParser().parseFromString(formats.junit(result), "text/xml");
        const count = (name: string) => root?.getElementsByTagName(name).length;
        expect(count("testcase")).toBe(result.subjects.length);
        const failed = result.subjects.filter(({ findings }) =>
          findings.some((one) => one.severity === "error"),
        );
        expect(count("failure")).toBe(failed.length);
      }),
    );
  });

  test("JSON reads back, and nothing steers a terminal", () => {
    fc.assert(
      fc.property(results, (result) => {
        expect(JSON.parse(formats.json(result))).toEqual(JSON.parse(JSON.stringify(result)));
        for (const render of Object.values(formats))
          expect(render(result, { verbose: true })).not.toMatch(steering);
      }),
    );
  });
});

describe("the text", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, place) => ({
      kind: "tenant" as const,
      ...checked(`t${String(place).padStart(3, "0")}`),
      findings: [
        finding("trust-nobody", { subject: "x", message: "Nobody may sign in.", fix: "Name a group." }),
        finding("sign-in-test-missing", { subject: "x", message: "None.", fix: "Make one." }),
      ],
    }));

  test("shows some of each code and counts the rest", () => {
    const result = checkResult(many(40), [], today);
    const shown = formats.text(result);
    expect(shown.split("\n").filter((line) => line.includes("Nobody may sign in."))).toHaveLength(10);
    expect(shown).toContain("… and 30 others: --verbose shows them.");
    expect(shown).toContain("sign-in-test-missing 40");
    expect(shown.split("\n").at(-1)).toBe("40 tenants checked, 0 fine: 0 errors, 40 warnings, 40 notes.");
    expect(formats.text(result, { verbose: true }).match(/Nobody may sign in/g)).toHaveLength(40);
  });

  test("shows everything of a few tenants", () => {
    const shown = formats.text(checkResult(many(1), [], today));
    expect(shown).toContain("info sign-in-test-missing");
    expect(shown).toContain("1 tenant checked, 0 fine: 0 errors, 1 warning, 1 note.");
  });
});

test("what a tenant is compared by is not reported", () => {
  expect(checkedTenant(checked("a"))).not.toHaveProperty("context");
});
