import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startOktaLab } from "../lab/okta/start.ts";
import { testEnvironment } from "../test/support/engine-stack.ts";
import { makeProject } from "../test/support/project.ts";
import { alternate, median } from "./alternate.ts";

const runs = 5;
const packs = {
  ours: join(import.meta.dirname, "../policies"),
  baseline: join(import.meta.dirname, "empty-pack"),
};

/**
 * A preview of 2,000 resources under our policy pack against one under a pack with one empty rule: wall time, turn by
 * turn, after one run of each that is not counted.
 */
export async function benchPolicy(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-bench-"));
  const lab = await startOktaLab({ stateFile: join(folder, "okta.json") });
  const project = makeProject("bench/many-resources/index.ts");
  try {
    project.writeTenant("bench", { "okta:orgName": "example" });
    const env = await testEnvironment(project, lab.debugProviders);
    const pulumi = (...args: string[]) =>
      promisify(execFile)("pulumi", args, { cwd: project.folder, env, maxBuffer: 64 * 1024 * 1024 });
    await pulumi("stack", "init", "bench");
    await pulumi("config", "set", "--secret", "okta:apiToken", "bench", "--stack", "bench");
    const preview = (pack: string) => async () => {
      const start = performance.now();
      await pulumi("preview", "--stack", "bench", "--policy-pack", pack);
      return (performance.now() - start) / 1000;
    };
    const [ours, baseline] = [preview(packs.ours), preview(packs.baseline)];
    await ours();
    await baseline();
    report(await alternate(runs, ours, baseline));
  } finally {
    lab.close();
    project.remove();
    rmSync(folder, { recursive: true });
  }
}

function report({ ours, baseline }: { ours: readonly number[]; baseline: readonly number[] }): void {
  const figures = { ours: median(ours), baseline: median(baseline) };
  const ratio = Number((figures.ours / figures.baseline).toFixed(3));
  console.error("wall seconds of a preview of 2,000 resources   median   min    max");
  for (const [title, values] of [
    ["the pack", ours],
    ["one empty rule", baseline],
  ] as const)
    console.error(
      `${title.padEnd(46)} ${median(values).toFixed(2)}   ${Math.min(...values).toFixed(2)}   ${Math.max(...values).toFixed(2)}`,
    );
  console.log(
    JSON.stringify({ benchmark: "policy/preview", ratio, runs: ours.length, wallSeconds: figures }),
  );
}
