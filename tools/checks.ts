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
  return [
    { name: "format and lint", command: ["biome", "ci", "."] },
    { name: "imports", command: ["depcruise", "--config", ".dependency-cruiser.js", "."] },
    { name: "unused code", command: ["knip"] },
    { name: "types", command: ["tsc", "--noEmit"] },
    { name: "tests", command: ["vitest", "run", ...reporters(report)] },
  ];
}

/** Judges that are not ours and need root, Java or minutes; each says by itself when it cannot be had here. */
export function peers(report?: string): Check[] {
  const config = ["--config", "vitest.peers.config.ts"];
  return [{ name: "peers", command: ["vitest", "run", ...config, ...reporters(report)] }];
}

function reporters(report?: string): string[] {
  return report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
}
