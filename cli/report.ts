import { join, resolve } from "node:path";
import { Command } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { readSettings } from "../policies/settings/read-settings.ts";
import { collectFleet } from "../report/collect/collect-fleet.ts";
import { writePage } from "../report/write-page.ts";
import { engineCommand } from "./engine.ts";
import { projectFolder } from "./project-folder.ts";
import { describeFleet } from "./report/describe-fleet.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly html?: string;
  readonly drift?: boolean;
  readonly json?: boolean;
}

/** `webex-sso report`: how every tenant of the project stands. */
export const reportCommand = new Command("report")
  .option("--html <dir>", "write the report as a page, index.html, into this folder")
  .option("--drift", "ask every identity provider what was changed by hand; needs the tenants' credentials")
  .option("--json", "one JSON document on standard output")
  .description(
    "Reads every tenant of the project: its stack file, its recorded state, what the policy pack says of it, its " +
      "certificates and its last sign-in test. Nothing is changed, and no secret is read; with --drift, the engine " +
      "reads what the identity providers have. Exit code 1: a tenant has an error. The page is one file without " +
      "anything from the network.",
  )
  .addHelpText(
    "after",
    "\nExample:\n  $ webex-sso report --html public\n  $ webex-sso report --html public --drift\n  $ webex-sso report --json",
  )
  .action(report);

async function report(options: Options, command: Command): Promise<void> {
  const { html, json = false, drift = false } = options;
  if (html === undefined && !json)
    command.error("error: say what to make: --html <dir>, --json, or both", { exitCode: 2 });
  const project = projectFolder(userFolder());
  const now = new Date();
  const settings = readSettings(join(project, "policies"), process.env.WEBEX_SSO_POLICY, now);
  const { read } = await engineCommand(project);
  const onProgress = (done: number, all: number) => console.error(`${done} of ${all} tenants read`);
  const fleet = await collectFleet({ project, run: read, settings, now, drift, onProgress });
  const file = html === undefined ? undefined : writePage(fleet, resolve(userFolder(), html));
  console.log(json ? printableJson(fleet) : describeFleet(fleet));
  if (file !== undefined) console.error(`The report is in ${file}`);
  const hasError = fleet.tenants.some(({ attention }) =>
    attention.some(({ severity }) => severity === "error"),
  );
  if (hasError) process.exitCode = 1;
}
