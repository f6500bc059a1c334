import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { exampleTenants } from "../../lab/demo/example-tenants.ts";

const project = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "webex-sso-demo-"));
const demo = () => promisify(execFile)(process.execPath, [join(project, "lab/demo.ts"), folder]);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the demo deploys every example, and nothing changes when it runs again", async () => {
  const tenants = exampleTenants(project);
  const { stdout } = await demo();
  for (const tenant of tenants) expect(stdout).toMatch(new RegExp(`^${tenant} +(uid|mail) = `, "m"));
  expect(stdout).toContain(`${tenants.length} of ${tenants.length} tenants changed.`);

  // What an interrupted demo leaves behind must not be in the way of the next.
  const locks = join(folder, "state/.pulumi/locks/organization/webex-sso", tenants[0] ?? "");
  mkdirSync(locks, { recursive: true });
  writeFileSync(
    join(locks, "left-behind.json"),
    JSON.stringify({ pid: 1, username: "x", hostname: "y", timestamp: "" }),
  );
  expect((await demo()).stdout).toContain("Nothing changed: every trust stands as its tenant's file says.");
  expect(existsSync(join(locks, "left-behind.json"))).toBe(false);
});
