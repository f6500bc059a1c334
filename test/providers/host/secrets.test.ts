import { describe, expect, test } from "vitest";
import { markSecrets, splitSecrets } from "../../../providers/host/secrets.ts";
import { Secret, unknown } from "../../../providers/host/value.ts";

describe("secrets of inputs", () => {
  test("are unwrapped with their places", () => {
    const { plain, secrets } = splitSecrets({
      a: new Secret("x"),
      b: { c: new Secret(unknown), d: 1 },
      e: [1, { f: new Secret("y") }],
    });
    expect(plain).toEqual({ a: "x", b: { c: unknown, d: 1 }, e: [1, { f: "y" }] });
    expect(secrets).toEqual([["a"], ["b", "c"], ["e"]]);
  });

  test("come back at the same place", () => {
    expect(markSecrets({ a: "x", b: { c: 1, d: 2 } }, [["a"], ["b", "c"]])).toEqual({
      a: new Secret("x"),
      b: { c: new Secret(1), d: 2 },
    });
  });

  test("cover a whole list, whose elements may have moved", () => {
    const { secrets } = splitSecrets({ e: [new Secret("first"), "second"] });
    expect(markSecrets({ e: ["second", "first"] }, secrets)).toEqual({ e: new Secret(["second", "first"]) });
  });

  test("move up when their place is gone, and never vanish while the property exists", () => {
    expect(markSecrets({ b: { other: "x" } }, [["b", "c"]])).toEqual({ b: new Secret({ other: "x" }) });
    expect(markSecrets({ b: "flat" }, [["b", "c"]])).toEqual({ b: new Secret("flat") });
  });

  test("are not marked twice and do not invent properties", () => {
    expect(markSecrets({ a: 1 }, [["a"], ["a"], ["gone"]])).toEqual({ a: new Secret(1) });
  });
});

test("a message loses every line of every secret, and nothing else", () => {
  const { redact } = splitSecrets({
    rules: new Secret("line one\r\n  line two"),
    list: ["open", new Secret("hidden"), new Secret("ab")],
    nested: { deep: new Secret({ key: "buried" }) },
  });
  expect(redact("open ab: line two, line one; hidden, buried")).toBe(
    "open ab: [secret], [secret]; [secret], [secret]",
  );
});
