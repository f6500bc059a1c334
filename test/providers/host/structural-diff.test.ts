import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { structuralDiff } from "../../../providers/host/structural-diff.ts";
import { type PlainMap, unknown } from "../../../providers/host/value.ts";

const cases: [string, PlainMap, PlainMap, string[]][] = [
  ["nothing", { a: 1, b: [1, { c: "x" }] }, { a: 1, b: [1, { c: "x" }] }, []],
  ["an added property", {}, { a: 1 }, ["add a"]],
  ["a removed property", { a: 1 }, {}, ["delete a"]],
  ["null like nothing", { a: null }, {}, []],
  ["a changed leaf", { a: 1 }, { a: 2 }, ["update a"]],
  ["another type", { a: "1" }, { a: 1 }, ["update a"]],
  ["a list that became a map", { a: [1] }, { a: { b: 1 } }, ["update a"]],
  ["one leaf in a list", { a: [{ i: 0 }, { i: 1 }] }, { a: [{ i: 0 }, { i: 7 }] }, ["update a[1].i"]],
  ["a longer list", { a: [1] }, { a: [1, 2] }, ["add a[1]"]],
  ["a shorter list", { a: [1, 2] }, { a: [1] }, ["delete a[1]"]],
  ["a name that needs quotes", { a: { "x.y": 1 } }, { a: { "x.y": 2 } }, ['update a["x.y"]']],
  ["an unknown in place of a value", { a: { b: 1 } }, { a: { b: unknown } }, ["update a.b"]],
  ["an unknown in place of a list", { a: [1, 2] }, { a: unknown }, ["update a"]],
  ["a name that every object inherits", { constructor: 1 }, {}, ["delete constructor"]],
];

describe("structuralDiff", () => {
  test.each(cases)("%s", (_, olds, news, expected) => {
    const changes = structuralDiff(olds, news, []);
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(expected);
  });

  test.each([
    ["the property itself", "a", { a: 1 }, { a: 2 }, true],
    ["a part of it", "a", { a: { b: 1 } }, { a: { b: 2 } }, true],
    ["an element of it", "a", { a: [1] }, { a: [2] }, true],
    ["a nested root", "a.b", { a: { b: 1 } }, { a: { b: 2 } }, true],
    ["a neighbour of the nested root", "a.b", { a: { c: 1 } }, { a: { c: 2 } }, false],
    ["a name that only begins so", "a", { ab: 1 }, { ab: 2 }, false],
  ])("replaces for %s: %s", (_, root, olds, news, replace) => {
    expect(
      structuralDiff(olds as PlainMap, news as PlainMap, [root]).map((change) => change.replace),
    ).toEqual([replace]);
  });

  test("says nothing about equal data, and something both ways about unequal data", () => {
    const data = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<PlainMap>;
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(structuralDiff(a, structuredClone(a), [])).toEqual([]);
        expect(structuralDiff(a, b, []).length).toBe(structuralDiff(b, a, []).length);
      }),
    );
  });
});
