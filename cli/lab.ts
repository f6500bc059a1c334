import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { people } from "../lab/people.ts";
import { labHome } from "../lab/tenant/lab-home.ts";
import { type LabTenant, startSignInLab } from "../lab/tenant/sign-in-lab.ts";
import { openGateway } from "../lab/web/gateway.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

/** `webex-sso lab`: Webex and the identity providers on this machine, to sign in by hand. */
export const labCommand = new Command("lab")
  .argument("<tenant...>", "the tenants to deploy into it")
  .option("--port <port>", "the port of its pages; default: any that is free", Number, 0)
  .summary("Webex and the identity providers on this machine, to sign in by hand")
  .description(
    "Deploys tenants into the lab, which stands in for Webex and for every identity provider, and serves its pages " +
      "to this machine alone until Ctrl-C. Nothing of the project changes, and no secret is read.",
  )
  .addHelpText("after", "\nExample:\n  $ webex-sso lab example-okta example-pingone --port 8080")
  .action(runLab);

async function runLab(names: readonly string[], { port }: { readonly port: number }): Promise<void> {
  const project = projectFolder(userFolder());
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  const lab = await startSignInLab({ project, folder });
  try {
    const tenants: LabTenant[] = [];
    for (const name of names) {
      console.error(`Deploying ${name} into the lab …`);
      tenants.push(await lab.add(name));
    }
    const gateway = await openGateway(lab.web, () => labHome(lab, tenants), port);
    console.log(`The lab is at ${gateway.origin}/`);
    for (const { name, organization, idpEntityId } of tenants)
      console.log(`  ${name}: ${gateway.address(lab.webex.signInUrl(organization, idpEntityId))}`);
    console.log("Users (no password is asked for):");
    for (const { id, webexAddresses } of people) console.log(`  ${webexAddresses[0]}  ${id}`);
    console.log("Ctrl-C ends it.");
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    gateway.close();
  } finally {
    lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
