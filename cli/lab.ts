import { Command, InvalidArgumentError } from "commander";
import { people } from "../lab/people.ts";
import { labHome } from "../lab/tenant/lab-home.ts";
import { type LabTenant, startSignInLab } from "../lab/tenant/sign-in-lab.ts";
import { type Gateway, openGateway } from "../lab/web/gateway.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { readLabStackFile } from "./lab/read-lab-stack-file.ts";
import { labRunCommand } from "./lab/run.ts";
import { withLabFolder } from "./lab-folder.ts";
import { addTenants, type Imports, importOptions } from "./lab-imports.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

/** `webex-sso lab`: Webex and the identity providers on this machine, to sign in by hand. */
export const labCommand = new Command("lab")
  .argument("<tenant...>", "the tenants to deploy into it", distinct)
  .option("--port <port>", "the port of its pages; default: any that is free", portOf, 0)
  .description(
    "Deploys tenants into the lab, which stands in for Webex and for every identity provider, and serves its pages " +
      "to this machine alone until Ctrl-C. Nothing of the project changes, and no secret is read.",
  )
  .addHelpText("after", "\nExample:\n  $ webex-sso lab example-okta example-pingone --port 8080")
  .action(runLab);

for (const option of importOptions()) labCommand.addOption(option);
labCommand.addCommand(labRunCommand);

interface Options extends Imports {
  readonly port: number;
}

async function runLab(names: readonly string[], { port, ...imports }: Options): Promise<void> {
  const project = projectFolder(userFolder());
  await withLabFolder(async (folder, settled) => {
    const tenants: LabTenant[] = [];
    const lab = await startSignInLab({ project, readStackFile: readLabStackFile, folder });
    let gateway: Gateway | undefined;
    try {
      // Deploying takes a while: a port that is taken is said before.
      gateway = await openGateway(lab.web, () => labHome(lab, tenants), port).catch((cause) => {
        throw portError(port, cause);
      });
      await addTenants(project, lab, names, imports, (tenant) => void tenants.push(tenant));
      console.log(`The lab is at ${gateway.origin}/`);
      for (const { name, organization, idpEntityId } of tenants)
        console.log(`  ${name}: ${gateway.address(lab.webex.signInUrl(organization, idpEntityId))}`);
      if (Object.keys(imports.route).length > 0)
        for (const organization of lab.webex.organizations)
          console.log(
            `  by the routes of ${organization.description.entityId}: ${gateway.address(lab.webex.signInUrl(organization))}`,
          );
      console.log("Users (no password is asked for):");
      for (const { id, webexAddresses } of people) console.log(`  ${webexAddresses[0]}  ${id}`);
      console.log("Ctrl-C ends it.");
      settled();
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
    } finally {
      gateway?.close();
      lab.close();
    }
  });
}

const highestPort = 65_535;

function portOf(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= highestPort) return Number(text);
  throw new InvalidArgumentError(`A port is a whole number from 0 (any that is free) to ${highestPort}.`);
}

/** Commander calls it for each argument, with those before it. */
function distinct(name: string, before: readonly string[] = []): readonly string[] {
  if (!before.includes(name)) return [...before, name];
  throw new InvalidArgumentError("It is named twice. Name each tenant once.");
}

const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program has it",
  EACCES: "only an administrator may take it",
};

function portError(wanted: number, cause: NodeJS.ErrnoException): WebexSsoError {
  const reason = portReasons[cause.code ?? ""] ?? cause.message;
  return new WebexSsoError(
    "port-taken",
    `The lab cannot have port ${wanted}: ${reason}. Choose another with --port, or leave it out for any that is free.`,
    { cause },
  );
}
