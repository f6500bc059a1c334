import { join } from "node:path";
import { Command } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { fileTenant } from "../stacks/file-tenant.ts";
import { readStackFile } from "../stacks/stack-file.ts";
import { examine } from "./doctor/examine.ts";
import { handedOverFile } from "./doctor/handed-over.ts";
import { printChecks } from "./doctor/print-checks.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly idpMetadata?: string;
  readonly json?: boolean;
}

/** `webex-sso doctor`: whether a tenant's surroundings are in order. */
export const doctorCommand = new Command("doctor")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .option(
    "--idp-metadata <file>",
    "the identity provider's metadata that was imported in Control Hub; default: idb-meta-<organisation>-IdP.xml, here or beside the stack file",
  )
  .option("--json", "one JSON document on standard output")
  .description(
    "Looks at what a tenant needs around it: this machine, Pulumi's login and secrets, what the API account may do, the " +
      "certificates that sign now against those that Webex has, addresses, clocks. It only reads.",
  )
  .addHelpText(
    "after",
    "\nExample:\n  $ webex-sso doctor acme\n  $ webex-sso doctor acme --json" +
      "\n\nExit code: 0 nothing failed; 1 something failed; 2 called wrongly. docs/doctor.md has more.",
  )
  .action(doctor);

async function doctor(tenant: string, { idpMetadata, json = false }: Options): Promise<void> {
  const user = userFolder();
  const project = projectFolder(user);
  const { stacks } = readStackFile(project, tenant);
  const now = new Date();
  const metadata = fileTenant(project, tenant, now).tenant?.args.metadata;
  const handedOver = handedOverFile(idpMetadata, {
    user,
    stacks: join(project, stacks),
    organization: typeof metadata === "object" ? metadata.organizationId : undefined,
    tenant,
  });
  if (!json) console.error(`Looking at ${tenant} …`);
  const checks = await examine({ project, tenant, handedOver, now });
  const isFine = checks.every(({ result }) => result !== "failed");
  console.log(
    json
      ? printableJson({ tenant, result: isFine ? "ok" : "failed", checks })
      : printChecks(tenant, checks, process.stdout.isTTY === true && process.env.NO_COLOR === undefined),
  );
  if (!isFine) process.exitCode = 1;
}
