import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeFleet } from "../fixtures/fleet.ts";
import { fleetProject } from "../fleet/check/fleet-fixture.ts";

const main = join(import.meta.dirname, "../../cli/main.ts");

async function run(folder: string, ...args: string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const result = await promisify(execFile)(process.execPath, [main, "check", ...args], {
    env,
    cwd: folder,
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

test("a good project: one JSON document, nothing on standard error, and a tenant by its name alone", async () => {
  const fleet = [...makeFleet(4)];
  const [first, second] = fleet.map(({ name }) => name);
  const project = fleetProject(fleet);
  try {
    const { code, stdout, stderr } = await run(project.folder, "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { summary, subjects, shared } = JSON.parse(stdout);
    expect(summary).toMatchObject({ checked: 4, fine: 4, findings: { error: 0, warning: 0 } });
    expect(subjects.map(({ name }: { name: string }) => name)).toEqual(fleet.map(({ name }) => name).sort());
    expect(subjects[0].certificates[0]).toMatchObject({ use: "signing", daysLeft: expect.any(Number) });
    expect(shared).toEqual([]);

    // The first two are a group: the other half of it is looked at although only one is named.
    const domains = join(project.folder, "domains.csv");
    writeFileSync(domains, "000000000000.example, second.000000000000.example # all\nthird.example\n");
    const named = await run(project.folder, first ?? "", "--domains", domains);
    expect(named.code).toBe(0);
    expect(named.stdout).toContain("No rule names the domain third.example");
    expect(named.stdout).toContain(`${first}, ${second}`);
    expect(named.stdout).toMatch(/1 tenant checked, 0 fine: 0 errors, 1 warning, \d+ notes\.\n$/);
  } finally {
    project.remove();
  }
});
