import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tenantSection } from "../../review/formats/tenant-section.ts";
import type { Review } from "../../review/review.ts";
import { applyEdits } from "./apply.ts";
import { pullRequests } from "./changes.ts";
import { type FleetProject, makeFleetProject, tenants } from "./fleet-project.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");

let fleet: FleetProject;
beforeAll(async () => {
  fleet = await makeFleetProject();
}, 600_000);
afterAll(() => fleet?.remove());

async function review(...args: readonly string[]) {
  const env = { ...fleet.environment, INIT_CWD: fleet.project.folder };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [cli, "review", ...args],
      { env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe.each(Object.entries(pullRequests))("%s", (title, edits) => {
  let result: Review;
  let code: number;
  beforeAll(async () => {
    fleet.git("checkout", "--quiet", "-f", "-b", title.replaceAll(" ", "-"), "main");
    applyEdits(fleet.project, edits);
    fleet.git("add", "-A");
    fleet.git("commit", "--quiet", "--message", title);
    const run = await review("--json", "--base", "main");
    code = run.code;
    result = JSON.parse(run.stdout);
  }, 600_000);

  test.each(edits)("$title", ({ expected }) => {
    for (const [tenant, [verdict, ...words]] of Object.entries(expected)) {
      const one = result.tenants.find((candidate) => candidate.tenant === tenant);
      if (one === undefined) throw new Error(`${tenant} is not touched`);
      const section = tenantSection(one);
      expect(`${tenant}: ${one.verdict}`, section).toBe(`${tenant}: ${verdict}`);
      for (const word of words)
        if (typeof word === "string") expect(section).toContain(word);
        else expect(section).toMatch(word);
    }
  });

  test("no other tenant is touched, and the exit code follows the verdict", () => {
    const expected = edits.flatMap((one) => Object.keys(one.expected)).sort();
    expect(result.tenants.map(({ tenant }) => tenant).sort()).toEqual(expected);
    expect(result).toMatchObject({ verdict: "blocked", tenantCount: expect.any(Number) });
    expect(code).toBe(1);
    expect(Object.keys(tenants)).toHaveLength(12);
  });
});
