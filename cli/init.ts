import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { findEngine } from "../tools/engine/find-engine.ts";
import { ownPackage } from "../tools/own-package.ts";
import { completeAnswers } from "./init/answers.ts";
import { type CiHost, ciHosts } from "./init/ci-files.ts";
import { describeMade } from "./init/describe-made.ts";
import { nextSteps } from "./init/next-steps.ts";
import { PackageProblem, packageSpec } from "./init/package-spec.ts";
import { projectFiles } from "./init/project-files.ts";
import { nameProblem } from "./init/project-name.ts";
import { writeProject } from "./init/write-project.ts";
import { terminalPrompter } from "./onboard/prompter.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly name?: string;
  readonly ci?: CiHost;
  readonly package?: string;
  readonly json?: boolean;
}

/** `webex-sso init`: a project of the user's own, which depends on the npm package. */
export const initCommand = new Command("init")
  .argument("[dir]", "the folder of the project; it is made if need be", ".")
  .option("--name <name>", "of the project, in Pulumi.yaml and package.json; default: the folder's", nameOf)
  .addOption(
    new Option(
      "--ci <host>",
      "adds workflows that review, deploy and watch; default: asked in a terminal, else none",
    ).choices(ciHosts),
  )
  .option(
    "--package <spec>",
    "where webex-sso comes from: an exact version, a tarball, a folder or a URL; default: the version of this tool",
  )
  .option("--json", "one JSON document on standard output")
  .description(
    "Makes a Pulumi project of your own with a folder for the tenants, the policy pack with your settings, and, if you " +
      "like, the workflows of your pipeline. It holds none of this tool's code, which comes as an npm package. A file that " +
      "is there already is never overwritten.",
  )
  .addHelpText(
    "after",
    "\nExample:\n  $ webex-sso init acme-sso --ci github\n  $ cd acme-sso && npm install" +
      "\n\nExit codes: 0 made, or made already; 1 something is in the way, and nothing was written; 2 called wrongly.",
  )
  .action(init);

function nameOf(name: string): string {
  const problem = nameProblem(name);
  if (problem === undefined) return name;
  throw new InvalidArgumentError(problem);
}

async function init(dir: string, options: Options, command: Command): Promise<void> {
  const { name, ci, json = false } = options;
  const folder = resolve(userFolder(), dir);
  const own = ownPackage();
  const spec = specOf(folder, own.version, options, command);
  const answers = await completeAnswers(folder, { name, ci }, terminalPrompter(json));
  if (answers === "cancelled") {
    console.error("Cancelled. Nothing was written.");
    process.exitCode = 1;
    return;
  }
  if (answers === "no-name")
    command.error(`error: ${folder} gives no name for a project: name it with --name.`, { exitCode: 2 });
  const { made, kept } = writeProject(folder, projectFiles({ ...answers, own, spec }));
  const hasEngine = (await findEngine()) !== undefined;
  const next = nextSteps(folder, userFolder(), { hasEngine });
  const told = { folder, ...answers, files: made, kept, next };
  console.log(json ? JSON.stringify(told, undefined, 2) : describeMade(told));
}

function specOf(folder: string, version: string, options: Options, command: Command): string {
  try {
    return packageSpec(options.package ?? version, { folder, from: userFolder() });
  } catch (error) {
    if (error instanceof PackageProblem) command.error(`error: --package ${error.message}`, { exitCode: 2 });
    throw error;
  }
}
