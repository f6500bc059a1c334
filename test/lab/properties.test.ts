import { describe, expect, test } from "vitest";
import { canonicalProperties } from "../../lab/canonical-properties.ts";
import { checkProperties } from "../../lab/check-properties.ts";
import type { PropertyRules } from "../../lab/property-rules.ts";
import { readBack } from "../../lab/read-back.ts";
import { withDefaults } from "../../lab/with-defaults.ts";
import { type PlainMap, unknown } from "../../providers/host/value.ts";

const rules: PropertyRules = {
  name: { kind: "string", required: true },
  size: { kind: "integer" },
  isOn: { kind: "boolean", default: false },
  mode: { kind: "string", default: "AUTO" },
  issuer: { kind: "string", vendorDefault: "vendor" },
  data: { kind: "json" },
  tags: { kind: "set", items: { kind: "string" } },
  certificate: { kind: "certificate" },
  rows: {
    kind: "list",
    items: {
      kind: "object",
      properties: { id: { kind: "string", required: true }, type: { kind: "string", default: "A" } },
    },
  },
};

describe("checkProperties", () => {
  test.each<[string, PlainMap, string[]]>([
    [
      "accepts what fits",
      { name: "n", size: 1, isOn: true, data: "{}", tags: ["a"], rows: [{ id: "1" }] },
      [],
    ],
    [
      "accepts what is not known yet, at any depth",
      { name: unknown, rows: [{ id: unknown }], tags: unknown },
      [],
    ],
    [
      "misses what is required",
      {},
      [
        "name: Missing required argument. The argument \"name\" is required, but no definition was found. Examine values at 'x.name'.",
      ],
    ],
    [
      "misses it inside",
      { name: "n", rows: [{}] },
      [
        "rows[0].id: Missing required argument. The argument \"id\" is required, but no definition was found. Examine values at 'x.rows[0].id'.",
      ],
    ],
    [
      "does not know",
      { name: "n", nonsense: 1 },
      ["nonsense: Invalid or unknown key. Examine values at 'x.nonsense'."],
    ],
    [
      "does not know inside",
      { name: "n", rows: [{ id: "1", no: 1 }] },
      ["rows[0].no: Invalid or unknown key. Examine values at 'x.rows[0].no'."],
    ],
    ["refuses a type", { name: 1 }, ["name: \"name\" must be of type string. Examine values at 'x.name'."]],
    [
      "refuses half a number",
      { name: "n", size: 1.5 },
      ["size: \"size\" must be of type integer. Examine values at 'x.size'."],
    ],
    [
      "refuses a lone value for a list",
      { name: "n", tags: "a" },
      ["tags: \"tags\" must be of type set. Examine values at 'x.tags'."],
    ],
    [
      "refuses broken JSON",
      { name: "n", data: "{" },
      ["data: \"data\" contains an invalid JSON. Examine values at 'x.data'."],
    ],
    [
      "writes names as the provider does",
      { name: "n", isOn: "yes" },
      ["isOn: \"is_on\" must be of type boolean. Examine values at 'x.isOn'."],
    ],
  ])("%s", (_, inputs, expected) => {
    const failures = checkProperties(rules, inputs, "x");
    expect(failures.map(({ property, reason }) => `${property}: ${reason}`)).toEqual(expected);
  });
});

describe("canonicalProperties makes equal", () => {
  test.each<[string, PlainMap, PlainMap]>([
    ["a default and nothing", { isOn: false, mode: "AUTO" }, {}],
    ["the vendor's default and nothing", { issuer: "vendor" }, {}],
    ["empty and nothing", { name: "", rows: [] }, {}],
    ["sets in any order", { tags: ["b", "a"] }, { tags: ["a", "b"] }],
    ["JSON in any spelling", { data: '{"b": 1, "a": [2]}' }, { data: '{"a":[2],"b":1}' }],
    ["base64 with line breaks", { certificate: "AB\nCD" }, { certificate: "ABCD" }],
    ["a default inside", { rows: [{ id: "1", type: "A" }] }, { rows: [{ id: "1" }] }],
  ])("%s", (_, one, other) => {
    expect(canonicalProperties(rules, one)).toEqual(canonicalProperties(rules, other));
  });

  test.each<[string, PlainMap, PlainMap]>([
    ["lists in another order", { rows: [{ id: "1" }, { id: "2" }] }, { rows: [{ id: "2" }, { id: "1" }] }],
    ["a value and the default", { mode: "OTHER" }, {}],
    ["zero and nothing", { size: 0 }, {}],
    ["sets with something unknown", { tags: [unknown, "a"] }, { tags: ["a", unknown] }],
  ])("but not %s", (_, one, other) => {
    expect(canonicalProperties(rules, one)).not.toEqual(canonicalProperties(rules, other));
  });
});

describe("withDefaults", () => {
  test("completes what is not said, at any depth, and is stable", () => {
    const completed = withDefaults(rules, { name: "n", rows: [{ id: "1" }] });
    expect(completed).toEqual({ name: "n", isOn: false, mode: "AUTO", rows: [{ id: "1", type: "A" }] });
    expect(withDefaults(rules, completed)).toEqual(completed);
  });
});

describe("readBack", () => {
  const actual = { name: "n", isOn: false, mode: "AUTO", issuer: "vendor", tags: ["a", "b"], computed: "x" };

  test("an import reports only what is no default, and nothing that is computed", () => {
    expect(readBack(rules, actual, {})).toEqual({ name: "n", tags: ["a", "b"] });
  });

  test("a refresh keeps the program's spelling of what is still true", () => {
    const declared = { name: "n", isOn: false, tags: ["b", "a"] };
    expect(readBack(rules, actual, declared)).toEqual(declared);
  });

  test("a refresh reports what changed, appeared and vanished", () => {
    const changed = { ...actual, name: "other", isOn: true };
    expect(readBack(rules, changed, { name: "n", data: "{}" })).toEqual({
      name: "other",
      isOn: true,
      tags: ["a", "b"],
    });
  });
});
