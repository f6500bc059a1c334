import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { startOktaLab } from "../lab/okta/start.ts";
import { testEnvironment } from "../test/support/engine-stack.ts";
import { makeProject } from "../test/support/project.ts";
import { alternate, median } from "./alternate.ts";
import { userCpu } from "./user-cpu.ts";

const runs = 15;
const tenants = join(import.meta.dirname, "../stacks/tenants");

/**
 * A no-op `pulumi up` of our program against a hand-written one with the same resources: user CPU seconds of the engine,
 * the language host and the program together. Both warm, natively, turn by turn.
 */
export async function benchProgram(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-bench-"));
  const lab = await startOktaLab({ stateFile: join(folder, "okta.json") });
  const projects = [makeProject("stacks/index.ts"), makeProject("bench/hand-written/index.ts")] as const;
  try {
    lab.org("example").groups.add("Webex users");
    const [ours, baseline] = await Promise.all(
      projects.map((project) => prepare(project, lab.debugProviders)),
    );
    if (!ours || !baseline) throw new Error("two projects were made");
    const results = await alternate(runs, ours, baseline);
    report(results);
  } finally {
    lab.close();
    for (const project of projects) project.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Deploys once, and gives a function that measures one more `up`, which has nothing to do. */
async function prepare(
  project: ReturnType<typeof makeProject>,
  debugProviders: string,
): Promise<() => Promise<number>> {
  const example = parse(readFileSync(join(tenants, "Pulumi.example-okta.yaml"), "utf8"));
  mkdirSync(join(project.folder, "stacks/tenants"), { recursive: true });
  copyFileSync(
    join(tenants, example.config["webex-sso:metadata"]),
    join(project.folder, "stacks/tenants", example.config["webex-sso:metadata"]),
  );
  const { "okta:apiToken": _, ...config } = example.config;
  project.writeTenant("bench", config);
  const env = await testEnvironment(project, debugProviders);
  const pulumi = (...args: string[]) => promisify(execFile)("pulumi", args, { cwd: project.folder, env });
  await pulumi("stack", "init", "bench");
  await pulumi("config", "set", "--secret", "okta:apiToken", "bench", "--stack", "bench");
  const up = ["up", "--yes", "--skip-preview", "--stack", "bench"];
  await pulumi(...up);
  await pulumi(...up, "--expect-no-changes");
  return () => userCpu(["pulumi", ...up, "--expect-no-changes"], project.folder, env);
}

function report({ ours, baseline }: { ours: readonly number[]; baseline: readonly number[] }): void {
  const figures = { ours: median(ours), baseline: median(baseline) };
  const ratio = Number((figures.ours / figures.baseline).toFixed(3));
  console.error("user CPU seconds of a no-op pulumi up      median   min    max");
  for (const [title, values] of [
    ["webex-sso", ours],
    ["hand-written", baseline],
  ] as const)
    console.error(
      `${title.padEnd(42)} ${median(values).toFixed(2)}   ${Math.min(...values).toFixed(2)}   ${Math.max(...values).toFixed(2)}`,
    );
  console.log(
    JSON.stringify({ benchmark: "program/no-op", ratio, runs: ours.length, userCpuSeconds: figures }),
  );
}
