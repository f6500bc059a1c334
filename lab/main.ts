import { createFaults } from "./faults.ts";
import { startLab } from "./start.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    "Usage: node lab/main.ts FOLDER (state is kept there; WEBEX_SSO_LAB_FAULTS names a file of faults)",
  );
  process.exit(2);
}
const faultsFile = process.env.WEBEX_SSO_LAB_FAULTS;
const lab = await startLab({ folder, ...(faultsFile ? { faults: createFaults(faultsFile) } : {}) });
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => lab.close());
console.log(`PULUMI_DEBUG_PROVIDERS=${lab.debugProviders}`);
for (const [name, value] of Object.entries(lab.environment)) console.log(`${name}=${value}`);
