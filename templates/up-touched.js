import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * `node templates/up-touched.js review.json`: deploys the tenants of a review in JSON, one after the other. One that the
 * review blocks, or that fails, is said, and the others go on. A tenant whose file was deleted is left alone: that would
 * lock everybody out.
 */
const [, , file = ""] = process.argv;

/** @type {{ readonly tenants: readonly { readonly tenant: string, readonly change: string, readonly verdict: string }[] }} */
const { tenants } = JSON.parse(readFileSync(file, "utf8"));
/** @type {string[]} */
const failed = [];
for (const { tenant, change, verdict } of tenants) {
  if (change === "deleted") {
    console.error(`${tenant}: its stack file is gone, its trust stays. README.md says how one is deleted.`);
    continue;
  }
  if (verdict === "blocked") {
    console.error(`${tenant}: its review is blocked, so that it is not deployed.`);
    failed.push(tenant);
    continue;
  }
  console.error(`${tenant}: pulumi up`);
  const up = ["up", "--yes", "--stack", tenant, "--policy-pack", "policies"];
  const { status } = spawnSync("npm", ["run", "-s", "pulumi", "--", ...up], { stdio: "inherit" });
  if (status !== 0) failed.push(tenant);
}
if (failed.length > 0) {
  console.error(`Not deployed: ${failed.join(", ")}.`);
  process.exitCode = 1;
}
