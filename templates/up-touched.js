import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * `node templates/up-touched.js review.json`: deploys the tenants of a review in JSON, one after the other. One that fails
 * is said, and the others go on. A tenant whose file was deleted is left alone: that would lock everybody out.
 */
const [, , file = ""] = process.argv;

/** @type {{ readonly verdict: string, readonly tenants: readonly { readonly tenant: string, readonly change: string }[] }} */
const { verdict, tenants } = JSON.parse(readFileSync(file, "utf8"));
/** @type {string[]} */
const failed = [];
if (verdict === "blocked") {
  console.error("The review is blocked: nothing is deployed.");
  process.exitCode = 1;
} else {
  for (const { tenant, change } of tenants) {
    if (change === "deleted") {
      console.error(`${tenant}: its stack file is gone, its trust stays. README.md says how one is deleted.`);
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
}
