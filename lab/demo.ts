import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { acquireLock } from "../tools/bootstrap/lock.js";
import { exampleTenants } from "./demo/example-tenants.ts";
import { nextSteps } from "./demo/next-steps.ts";
import { table } from "./demo/table.ts";
import { upAll } from "./demo/up-all.ts";
import { type Deployed, upTenant } from "./demo/up-tenant.ts";
import { labEnvironment } from "./engine-environment.ts";
import { startLab } from "./start.ts";

/** `npm run demo`: a real `pulumi up` of every example tenant against the lab, with all state in one folder, `.demo/` by default. */
const project = join(import.meta.dirname, "..");
const folder = resolve(process.argv[2] ?? join(project, ".demo"));
for (const part of ["state", "lab", "pulumi-home"]) mkdirSync(join(folder, part), { recursive: true });

const giveBack = await acquireLock(join(folder, "running"), {
  onWait: (holder) => console.error(`Another demo is running (${holder}); this one waits for it.`),
});
// This demo is alone now, so a lock of the state is what an interrupted one has left behind.
rmSync(join(folder, "state/.pulumi/locks"), { recursive: true, force: true });
// Ctrl-C reaches Pulumi as well, which finishes what it has begun; leaving before it would leave its lock.
let interrupted = false;
process.on("SIGINT", () => {
  interrupted = true;
  console.error("\nInterrupted: waiting for Pulumi to finish what it has begun.");
});

const lab = await startLab({ folder: join(folder, "lab") });
try {
  await lab.prepareExamples();
  const environment = {
    ...(await labEnvironment(folder, lab)),
    // The examples' secrets are encrypted with it, and open nothing.
    PULUMI_CONFIG_PASSPHRASE: "webex-sso-demo",
  };
  const deployed: Deployed[] = [];
  for await (const one of upAll(exampleTenants(project), (tenant) =>
    upTenant(project, tenant, environment),
  )) {
    console.log(`\n── ${one.tenant} ${"─".repeat(Math.max(0, 76 - one.tenant.length))}\n${one.text.trim()}`);
    deployed.push(one);
  }
  const changed = deployed.filter(({ changes }) => changes > 0).length;
  console.log(`\n${table(deployed)}\n`);
  console.log(
    changed === 0
      ? "Nothing changed: every trust stands as its tenant's file says."
      : `${changed} of ${deployed.length} tenants changed. Run it again, and nothing changes.`,
  );
  console.log(nextSteps);
} catch (error) {
  const reason = interrupted ? "it was interrupted." : (error as Error).message;
  console.error(`\nThe demo did not get to its end: ${reason}`);
  console.error(
    `${interrupted ? "Run" : "Mend what it says, then run"} npm run demo again: it carries on where it was. To start over, delete the folder .demo first.`,
  );
  process.exitCode = 1;
} finally {
  lab.close();
  giveBack();
}
