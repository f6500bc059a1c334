import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startOktaLab } from "../lab/okta/start.ts";
import { testEnvironment } from "../test/support/engine-stack.ts";
import { makeProject } from "../test/support/project.ts";
import { alternate, median, type Pairs, pairedRatio } from "./alternate.ts";
import { userCpu } from "./user-cpu.ts";

const runs = 7;
const packs = {
  ours: join(import.meta.dirname, "../policies"),
  baseline: join(import.meta.dirname, "empty-pack"),
};

/**
 * A preview of 2,000 resources under our policy pack against one under a pack with one empty rule: wall time and user CPU
 * of the same runs, in pairs, after one run of each that is not counted. The ratio is the median of the pairs' ratios.
 */
export async function benchPolicy(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-bench-"));
  const lab = await startOktaLab({ stateFile: join(folder, "okta.json") });
  const project = makeProject("bench/many-resources/index.ts");
  try {
    project.writeTenant("bench", { "okta:orgName": "example" });
    const env = await testEnvironment(project, lab.debugProviders);
    const pulumi = (...args: string[]) => promisify(execFile)("pulumi", args, { cwd: project.folder, env });
    await pulumi("stack", "init", "bench");
    await pulumi("config", "set", "--secret", "okta:apiToken", "bench", "--stack", "bench");
    const cpu = { ours: [] as number[], baseline: [] as number[] };
    const preview = (which: keyof typeof packs) => async () => {
      const command = ["pulumi", "preview", "--stack", "bench", "--policy-pack", packs[which]];
      const start = performance.now();
      cpu[which].push(await userCpu(command, project.folder, env));
      return (performance.now() - start) / 1000;
    };
    const [ours, baseline] = [preview("ours"), preview("baseline")];
    await ours();
    await baseline();
    report("wall", await alternate(runs, ours, baseline));
    const [load = 0] = loadavg();
    console.error(
      `load average ${load.toFixed(1)} on ${availableParallelism()} processors: where it is more, wall time tells of the others`,
    );
    // Says the same on a machine that is busy with other things.
    report("user CPU", { ours: cpu.ours.slice(1), baseline: cpu.baseline.slice(1) });
  } finally {
    lab.close();
    project.remove();
    rmSync(folder, { recursive: true });
  }
}

function report(what: "wall" | "user CPU", pairs: Pairs): void {
  const seconds = { ours: median(pairs.ours), baseline: median(pairs.baseline) };
  const ratio = Number(pairedRatio(pairs).toFixed(3));
  console.error(`${`${what} seconds of a preview of 2,000 resources`.padEnd(50)} median   min    max`);
  for (const [title, values] of [
    ["the pack", pairs.ours],
    ["one empty rule", pairs.baseline],
  ] as const)
    console.error(
      `${title.padEnd(50)} ${median(values).toFixed(2)}   ${Math.min(...values).toFixed(2)}   ${Math.max(...values).toFixed(2)}`,
    );
  console.error(`${"ratio, median of the pairs' ratios".padEnd(50)} ${ratio}`);
  console.log(
    JSON.stringify({ benchmark: "policy/preview", measure: what, ratio, runs: pairs.ours.length, seconds }),
  );
}
