import { describe, expect, test } from "vitest";
import { testCounts } from "../../tools/test-counts.ts";

const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
});

describe("testCounts", () => {
  test.each([
    ["all pass", [2, 0, [file("passed", "passed", "passed")]], "2 passed, 0 failed"],
    ["one fails", [1, 1, [file("failed", "passed", "failed")]], "1 passed, 1 failed"],
    ["a file does not load", [1, 0, [file("passed", "passed"), file("failed")]], "1 passed, 1 failed"],
    ["a set-up after passing tests throws", [1, 0, [file("failed", "passed")]], "1 passed, 1 failed"],
  ] as const)("%s", (_, [numPassedTests, numFailedTests, testResults], expected) => {
    expect(testCounts({ numPassedTests, numFailedTests, testResults })).toBe(expected);
  });
});
