import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { people } from "../lab/people.ts";
import { recordSignInTest } from "../report/sign-in-tests/record-sign-in-test.ts";
import { projectFolder } from "./project-folder.ts";
import { printReport } from "./test-login/print-report.ts";
import { probeTenant } from "./test-login/probe-tenant.ts";
import { rehearse } from "./test-login/rehearse.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly user: string;
  readonly browser?: boolean;
  readonly picture?: string;
  readonly real?: boolean;
  readonly json?: boolean;
}

/** `webex-sso test-login`: a whole sign-in and sign-out of a tenant, before a user tries it. */
export const testLoginCommand = new Command("test-login")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .addOption(
    new Option("--user <user>", "who signs in").choices(people.map(({ id }) => id)).default("one-address"),
  )
  .option("--browser", "in a real browser, without a window")
  .addOption(
    new Option("--picture <file>", "a picture of Webex's page, PNG; it needs a browser").implies({
      browser: true,
    }),
  )
  .option(
    "--real",
    "ask the identity provider of the deployed stack instead of the lab, as far as its sign-in page",
  )
  .option("--json", "one JSON document on standard output")
  .summary("a whole sign-in and sign-out of a tenant, before a user tries it")
  .description(
    "Deploys the tenant into the lab, signs in to a stand-in of Webex and out again, and says what Webex would make of " +
      "it. With --real, the identity provider that the stack configured is sent a request as Webex sends it, and nothing " +
      "more: no password is asked for.",
  )
  .addHelpText(
    "after",
    "\nExample:\n  $ webex-sso test-login acme\n  $ webex-sso test-login acme --user other-login --browser --picture page.png\n  $ webex-sso test-login acme --real",
  )
  .action(testLogin);

async function testLogin(tenant: string, options: Options): Promise<void> {
  const project = projectFolder(userFolder());
  const picture = options.picture === undefined ? {} : { picture: resolve(userFolder(), options.picture) };
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  try {
    const report = options.real
      ? await probeTenant(project, tenant)
      : await rehearse({ project, tenant, folder, ...options, ...picture });
    console.log(options.json ? JSON.stringify(report, undefined, 2) : printReport(report));
    const { problem } = recordSignInTest(project, report, options.real ? "real" : "lab", new Date());
    if (problem !== undefined) console.error(`The test is not recorded: ${problem}`);
    if (report.findings.some(({ severity }) => severity === "error")) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
