import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENGINE_VERSION, goodEnough } from "../../../tools/engine/engine-version.ts";

describe("goodEnough", () => {
  test.each([
    ["v3.250.0", true],
    ["3.255.0", true],
    ["v3.300.1-alpha.1", true],
    ["v3.249.9", false],
    ["v2.300.0", false],
    ["v4.0.0", false],
    ["nonsense", false],
  ])("%s: %s", (version, expected) => {
    expect(goodEnough(version)).toBe(expected);
  });
});

test("the engine that is built is the one that belongs to the SDK", () => {
  const module = readFileSync(new URL("../../../tools/engine/module/go.mod", import.meta.url), "utf8");
  expect(module).toContain(`github.com/pulumi/pulumi/pkg/v3 v${ENGINE_VERSION} `);
  expect(module).toContain(`github.com/pulumi/pulumi/sdk/v3 v${ENGINE_VERSION} `);
});
