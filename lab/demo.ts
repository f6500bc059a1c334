import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { demoEnvironment } from "./demo/environment.ts";
import { exampleTenants } from "./demo/example-tenants.ts";
import { nextSteps } from "./demo/next-steps.ts";
import { table } from "./demo/table.ts";
import { type Deployed, upTenant } from "./demo/up-tenant.ts";
import { startLab } from "./start.ts";

/** `npm run demo`: a real `pulumi up` of every example tenant against the lab, with all state in `.demo/`. */
const project = join(import.meta.dirname, "..");
const folder = join(project, ".demo");
for (const part of ["state", "lab", "pulumi-home"]) mkdirSync(join(folder, part), { recursive: true });

const lab = await startLab({ folder: join(folder, "lab") });
try {
  await lab.prepareExamples();
  const environment = await demoEnvironment(folder, lab);
  const deployed: Deployed[] = [];
  for (const tenant of exampleTenants(project)) {
    console.log(`\n── ${tenant} ${"─".repeat(Math.max(0, 76 - tenant.length))}`);
    deployed.push(await upTenant(project, tenant, environment));
  }
  const changed = deployed.filter(({ changes }) => changes > 0).length;
  console.log(`\n${table(deployed)}\n`);
  console.log(
    changed === 0
      ? "Nothing changed: every trust stands as its tenant's file says."
      : `${changed} of ${deployed.length} tenants changed. Run it again, and nothing changes.`,
  );
  console.log(nextSteps);
} finally {
  lab.close();
}
