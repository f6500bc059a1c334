import { benchCheck } from "./check.ts";
import { benchOnboard } from "./onboard.ts";
import { benchPolicy } from "./policy.ts";
import { benchProgram } from "./program.ts";

/** One row a benchmark; each prints a table on standard error and one JSON line a result on standard output. */
const benchmarks: Record<string, () => Promise<void>> = {
  check: benchCheck,
  onboard: benchOnboard,
  policy: benchPolicy,
  program: benchProgram,
};

const [name = ""] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (benchmark === undefined) {
  console.error(`There is no benchmark "${name}". Known: ${Object.keys(benchmarks).join(", ")}.`);
  process.exitCode = 2;
} else await benchmark();
