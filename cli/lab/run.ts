import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { labEnvironment } from "../../lab/engine-environment.ts";
import { startLab } from "../../lab/start.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { handOver } from "../../tools/bootstrap/hand-over.js";
import { acquireLock } from "../../tools/bootstrap/lock.js";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";

/** `webex-sso lab run`: a command for which the stand-ins are the identity providers. */
export const labRunCommand = new Command("run")
  .argument("<tenant>", "whose groups, keys and adapters the identity provider has to have")
  .argument("<command...>", "the command with its arguments, behind --")
  .showHelpAfterError("Put -- before the command, as in: webex-sso lab run acme -- pulumi up -s acme")
  .option("--state <folder>", "what stands in the lab; default: .webex-sso-lab in the project's folder")
  .summary("a command, pulumi up for example, with the stand-ins as its identity providers")
  .description(
    "Runs a command with the lab's stand-ins as the identity providers, and with a Pulumi backend of the lab's own: the " +
      "stacks in your backend are neither read nor changed. What stands in the lab is there again the next time; delete " +
      "its folder to start over. Secrets of the stack are given to the stand-ins, which look at none.",
  )
  .addHelpText(
    "after",
    `
The exit code is that of the command; 1 where the lab cannot start; 2 called wrongly.

Example:
  $ webex-sso lab run acme -- pulumi stack init acme
  $ webex-sso lab run acme -- pulumi up -s acme`,
  )
  .action(run);

async function run(
  tenant: string,
  [name = "", ...args]: readonly string[],
  { state }: { readonly state?: string },
): Promise<void> {
  const project = projectFolder(userFolder());
  const { values, isSecret } = readStackFile(project, tenant);
  const folder = state === undefined ? join(project, ".webex-sso-lab") : resolve(userFolder(), state);
  const giveBack = await lockedFolder(folder);
  try {
    const lab = await startLab({ folder: join(folder, "stand-ins") });
    try {
      await lab.prepareTenant(Object.fromEntries(Object.entries(values).filter(([key]) => !isSecret(key))));
      const env = await labEnvironment(folder, lab).catch((cause) => {
        throw new WebexSsoError("no-engine", cause.message, { cause });
      });
      process.exitCode = await handOver(name, args, { cwd: userFolder(), env }).catch((cause) => {
        throw new WebexSsoError(
          "lab-command-not-started",
          `${name} cannot be started: ${cause.message}. Name a program that is on the PATH, for example: webex-sso lab run ${tenant} -- pulumi preview -s ${tenant}`,
          { cause },
        );
      });
    } finally {
      lab.close();
    }
  } finally {
    giveBack();
  }
}

/** Two commands at once would each keep what stands there, and the last would win. */
async function lockedFolder(folder: string): Promise<() => void> {
  try {
    for (const part of ["stand-ins", "state", "pulumi-home"])
      mkdirSync(join(folder, part), { recursive: true });
    return await acquireLock(join(folder, "running"), {
      onWait: (holder) =>
        console.error(`Another command runs in ${folder} (${holder}); this one waits for it.`),
    });
  } catch (cause) {
    throw new WebexSsoError(
      "lab-state-unwritable",
      `The lab's state cannot be kept in ${folder}: ${(cause as Error).message}. Name a folder of yours with --state.`,
      { cause },
    );
  }
}
