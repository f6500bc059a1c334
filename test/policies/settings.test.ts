import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../policies/rules/index.ts";
import { exceptionsLevel, levelOf, type Preset, presets } from "../../policies/settings/levels.ts";
import { readSettings } from "../../policies/settings/read-settings.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { today } from "./sample.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-settings-"));
  const key = makeKey();
  writeFileSync(join(folder, "sp.xml"), signXml(metadataXml(webexShape(key)), key));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(yaml: string) {
  writeFileSync(join(folder, "webex-sso-policy.yaml"), yaml);
  return readSettings(folder, undefined, today);
}

test("without a file every setting has its default", () => {
  expect(readSettings(tmpdir(), undefined, today)).toEqual({
    preset: "default",
    levels: {},
    certificateDays: 30,
    clockSkewMinutes: { least: 1, most: 10 },
    tenants: [],
    exceptions: [],
  });
});

test("a variable that is set to nothing names no file", () => {
  expect(readSettings(tmpdir(), "", today)).toEqual(readSettings(tmpdir(), undefined, today));
});

test("an exception without anybody's name is none", () => {
  const nobody = '- { rule: claim, urn: "urn:pulumi:a::b::*", owner: " ", reason: r, expires: 2027-01-31 }\n';
  writeFileSync(join(folder, "exceptions.yaml"), nobody);
  expect(() => read("exceptions: exceptions.yaml\n")).toThrow(/0\.owner/);
});

test("metadata and exceptions are read from the folder of the settings", () => {
  writeFileSync(
    join(folder, "exceptions.yaml"),
    '- { rule: claim, urn: "urn:pulumi:a::b::*", owner: o, reason: r, expires: 2027-01-31 }\n',
  );
  const settings = read("tenants: [{ mode: partner, metadata: sp.xml }]\nexceptions: exceptions.yaml\n");
  expect(settings.tenants[0]?.serviceProvider?.entityId).toMatch(/^https:\/\/idbroker\.webex\.com\//);
  expect(settings.exceptions).toMatchObject([{ rule: "claim", expires: "2027-01-31" }]);
});

test("during a rotation of Webex's certificate those of both files count", () => {
  const [old, fresh] = [makeKey(), makeKey({ name: "from now on", notAfter: "2040-01-01" })];
  writeFileSync(join(folder, "old.xml"), signXml(metadataXml(webexShape(old)), old));
  writeFileSync(join(folder, "new.xml"), signXml(metadataXml(webexShape(fresh)), fresh));
  const other = webexShape(old, {
    entityId: "https://idbroker.webex.com/22222222-2222-4333-8444-555555555555",
  });
  writeFileSync(join(folder, "other.xml"), signXml(metadataXml(other), old));
  const { tenants } = read("tenants: [{ metadata: new.xml, previousMetadata: old.xml }]\n");
  const base64 = tenants[0]?.serviceProvider?.signingCertificates.map((one) => one.base64);
  expect(base64).toEqual([fresh.base64, old.base64]);
  expect(() => read("tenants: [{ previousMetadata: old.xml }]\n")).toThrow(/belongs to metadata/);
  expect(() => read("tenants: [{ metadata: new.xml, previousMetadata: other.xml }]\n")).toThrow(
    /other\.xml is the metadata of .*22222222/,
  );
});

test("everything that is wrong is said at once", () => {
  const yaml = "preset: lenient\nlevels: { claim: remediate }\ncertificateDays: -1\nunknown: 1\n";
  const says = (text: string) =>
    expect.objectContaining({ code: "policy-settings-invalid", message: expect.stringContaining(text) });
  for (const text of [
    "preset: ",
    "remediate is for transient-nameid and signature only",
    "certificateDays: ",
    "unknown",
  ])
    expect(() => read(yaml), text).toThrow(says(text));
  expect(() => read("levels: { no-such-rule: advisory }\n")).toThrow(says("levels"));
  expect(() => read("tenants: [{ metadata: missing.xml }]\n")).toThrow(says("missing.xml cannot be read"));
  expect(() => readSettings(folder, "elsewhere.yaml", today)).toThrow(says("elsewhere.yaml cannot be read"));
});

test.each([
  ["a pattern for every stack", 'urn: "urn:pulumi:*::b::x", expires: 2027-01-31'],
  ["no date", 'urn: "urn:pulumi:a::b::x", expires: soon'],
])("an exception with %s is refused", (_, given) => {
  writeFileSync(join(folder, "exceptions.yaml"), `- { rule: claim, owner: o, reason: r, ${given} }\n`);
  expect(() => read("exceptions: exceptions.yaml\n")).toThrow(/exceptions\.yaml/);
});

test("a file that is no YAML is named, with the place", () => {
  expect(() => read("preset: [default\n")).toThrow(
    expect.objectContaining({
      code: "policy-settings-invalid",
      message: expect.stringMatching(/webex-sso-policy\.yaml is not YAML: .* at line 2, column 1\./),
    }),
  );
});

test("empty files mean the defaults", () => {
  expect(read("").preset).toBe("default");
  writeFileSync(join(folder, "exceptions.yaml"), "# none yet\n");
  expect(read("exceptions: exceptions.yaml\n").exceptions).toEqual([]);
});

test("the least clock skew is not more than the most", () => {
  expect(() => read("clockSkewMinutes: { least: 5, most: 2 }\n")).toThrow(/least must not be more than most/);
});

describe("presets", () => {
  test.each<[Preset, Record<string, string>]>([
    ["default", { "breaks-sign-in": "mandatory", degrades: "advisory", hygiene: "advisory" }],
    ["strict", { "breaks-sign-in": "mandatory", degrades: "mandatory", hygiene: "mandatory" }],
    ["migration", { "breaks-sign-in": "advisory", degrades: "advisory", hygiene: "advisory" }],
  ])("%s", (preset, expected) => {
    for (const rule of rules)
      expect(levelOf(rule, { preset, levels: {} }), rule.id).toBe(expected[rule.class]);
    expect(Object.keys(presets)).toContain(preset);
  });

  test("old exceptions stop nothing in a migration, and have a level of their own", () => {
    expect(exceptionsLevel({ preset: "default", levels: {} })).toBe("mandatory");
    expect(exceptionsLevel({ preset: "migration", levels: {} })).toBe("advisory");
    expect(exceptionsLevel(read("levels: { exceptions: disabled }\n"))).toBe("disabled");
  });

  test("a rule's own level counts more", () => {
    const [rule] = rules;
    if (rule) expect(levelOf(rule, { preset: "strict", levels: { [rule.id]: "disabled" } })).toBe("disabled");
  });
});
