import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeFleet, writeFleet } from "../test/fixtures/fleet.ts";

const sizes = [1_000, 3_000, 10_000];

/** What one run used. */
interface Usage {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/**
 * `webex-sso check` over fleets of several sizes, each tenant with metadata of its own: wall time, processor time, peak
 * memory, and what a tenant costs against one of the smallest fleet.
 */
export async function benchCheck(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-bench-"));
  try {
    console.error("signing the metadata of the tenants …");
    const fleet = [...makeFleet(Math.max(...sizes))];
    console.error(
      "tenants   seconds   CPU seconds   peak MB   seconds a tenant, of the smallest's   CPU seconds",
    );
    let first: Usage | undefined;
    for (const size of sizes) {
      const project = join(folder, String(size));
      writeFleet(project, fleet.slice(0, size));
      const usage = await run(project, join(folder, `${size}.json`));
      first ??= usage;
      report(size, usage, first);
    }
    const [load = 0] = loadavg();
    console.error(
      `load average ${load.toFixed(1)} on ${availableParallelism()} processors: where it is more, wall time tells of the others`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(project: string, usageFile: string): Promise<Usage> {
  const args = [
    "--import",
    join(import.meta.dirname, "report-usage.ts"),
    join(import.meta.dirname, "../cli/main.ts"),
    "check",
  ];
  const env = { ...process.env, INIT_CWD: project, BENCH_USAGE: usageFile };
  const start = performance.now();
  // A fleet in which something is wrong would end with 1, and that with an error.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project, env });
  const seconds = (performance.now() - start) / 1000;
  console.error(stdout.trimEnd().split("\n").at(-1));
  return { seconds, ...JSON.parse(readFileSync(usageFile, "utf8")) };
}

function report(tenants: number, usage: Usage, first: Usage): void {
  const each = (key: "seconds" | "cpuSeconds") =>
    Number((usage[key] / tenants / (first[key] / (sizes[0] ?? 1))).toFixed(3));
  const { seconds, cpuSeconds, peakMegabytes } = usage;
  console.error(
    `${String(tenants).padStart(7)} ${seconds.toFixed(1).padStart(9)} ${cpuSeconds.toFixed(1).padStart(13)} ${peakMegabytes.toFixed(0).padStart(9)} ${each("seconds").toFixed(2).padStart(38)} ${each("cpuSeconds").toFixed(2).padStart(13)}`,
  );
  console.log(
    JSON.stringify({
      benchmark: "check",
      tenants,
      ratio: each("seconds"),
      cpuRatio: each("cpuSeconds"),
      ...usage,
    }),
  );
}
