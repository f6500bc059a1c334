import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { type PersonId, people, personOf } from "../lab/people.ts";
import { recordSignInTest } from "../report/sign-in-tests/record-sign-in-test.ts";
import { visible } from "../saml/format-findings.ts";
import { present } from "../saml/present.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { ownPackage } from "../tools/own-package.ts";
import { writeWholeFile } from "../tools/write-whole-file.ts";
import { withLabFolder } from "./lab-folder.ts";
import { type Imports, importOptions } from "./lab-imports.ts";
import { projectFolder } from "./project-folder.ts";
import { type Exchange, harOf } from "./test-login/har.ts";
import { printReport } from "./test-login/print-report.ts";
import { probeTenant } from "./test-login/probe-tenant.ts";
import { rehearse } from "./test-login/rehearse.ts";
import type { Report } from "./test-login/report.ts";
import { isKeptOut } from "./test-login/verdict.ts";
import { userFolder } from "./user-folder.ts";

interface Options extends Imports {
  readonly user?: PersonId;
  readonly browser?: boolean;
  readonly picture?: string;
  readonly har?: string;
  readonly real?: boolean;
  readonly json?: boolean;
}

/** `webex-sso test-login`: a whole sign-in and sign-out of a tenant, before a user tries it. */
export const testLoginCommand = new Command("test-login")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .addOption(
    new Option(
      "--user <user>",
      "who signs in; default: one-address, and after it, to warn, five-addresses and other-login",
    ).choices(people.map(({ id }) => id)),
  )
  .option("--browser", "in a real browser, without a window")
  .addOption(
    new Option("--picture <file>", "a picture of Webex's page, PNG; it needs a browser").implies({
      browser: true,
    }),
  )
  .option("--har <file>", "also write a recording of the browser, as webex-sso diagnose reads it")
  .addOption(
    new Option(
      "--real",
      "ask the identity provider of the deployed stack instead of the lab, as far as its sign-in page",
    ).conflicts(["user", "browser", "picture", "har", "import", "route"]),
  )
  .option("--json", "one JSON document on standard output")
  .description(
    "Deploys the tenant into the lab, signs in to a stand-in of Webex and out again, and says what Webex would make of " +
      "it. With --real, the identity provider that the stack configured is sent a request as Webex sends it, and nothing " +
      "more: no password is asked for.",
  )
  .addHelpText(
    "after",
    "\nExample:\n  $ webex-sso test-login acme\n  $ webex-sso test-login acme --user other-login --browser --picture page.png\n  $ webex-sso test-login acme --real" +
      "\n\nExit code: 0 passed; 1 failed, or with --real not clear, so that a person has to look; 2 called wrongly.",
  )
  .action(testLogin);

for (const option of importOptions()) testLoginCommand.addOption(option);

async function testLogin(tenant: string, options: Options): Promise<void> {
  try {
    const project = projectFolder(userFolder());
    const report = await reportOf(project, tenant, options);
    console.log(options.json ? printableJson(report) : printReport(report));
    if (provesTenant(options)) {
      const { problem } = recordSignInTest(project, report, options.real ? "real" : "lab", new Date());
      if (problem !== undefined) console.error(`The test is not recorded: ${problem}`);
    }
    // What is not clear must not count as passed in a script; --json tells the two apart.
    process.exitCode = report.result === "passed" ? 0 : 1;
  } catch (error) {
    if (options.json) console.log(printableJson({ tenant, ...failureOf(error) }));
    if (!options.json || !(error instanceof WebexSsoError)) throw error;
    // Whoever starts the tool would print a document of its own for it.
    console.error(visible(error.message));
    process.exitCode = 1;
  }
}

/** A refusal of whom it is right to refuse says nothing against the tenant, and a route may lead to another one. */
function provesTenant({ user, route }: Options): boolean {
  return (user === undefined || !isKeptOut(personOf(user))) && Object.keys(route).length === 0;
}

async function reportOf(project: string, tenant: string, options: Options): Promise<Report> {
  if (options.real) return probeTenant(project, tenant);
  const [picture, har] = [options.picture, options.har].map((file) => file && resolve(userFolder(), file));
  if (picture) refuseUnwritable("picture", picture);
  if (har) refuseUnwritable("recording", har);
  const exchanges: Exchange[] = [];
  const report = await withLabFolder((folder) =>
    rehearse({
      project,
      tenant,
      folder,
      ...options,
      ...present({ picture }),
      onExchange: (exchange) => void exchanges.push(exchange),
    }),
  );
  if (har !== undefined)
    writeWholeFile(har, `${JSON.stringify(harOf(exchanges, ownPackage().version), undefined, 2)}\n`);
  return report;
}

/** Said before the work and not after it. */
function refuseUnwritable(what: "picture" | "recording", file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error("it is a folder");
  } catch (cause) {
    throw new WebexSsoError(
      `${what}-unwritable`,
      `The ${what} cannot be written to ${file}: ${(cause as Error).message}. Name a file in a folder that exists and is yours.`,
      { cause },
    );
  }
}

function failureOf(error: unknown): object {
  const { message } = error as Error;
  const { code, findings } = error instanceof WebexSsoError ? error : { code: "internal", findings: [] };
  return { result: "failed", error: { code, message, findings } };
}
