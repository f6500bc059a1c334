/** A check that the project must pass: a command of one of its development dependencies. */
export interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/**
 * All checks, the quick ones first.
 *
 * @param report when given, vitest also writes its results there as JSON.
 */
export function checks(report?: string): Check[] {
  const reporters = report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
  return [
    { name: "format and lint", command: ["biome", "ci", "."] },
    { name: "imports", command: ["depcruise", "--config", ".dependency-cruiser.js", "."] },
    { name: "unused code", command: ["knip"] },
    { name: "types", command: ["tsc", "--noEmit"] },
    { name: "tests", command: ["vitest", "run", ...reporters] },
  ];
}
