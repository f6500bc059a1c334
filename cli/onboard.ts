import { Command, Option } from "commander";
import { present } from "../saml/present.ts";
import { type VendorKind, vendors } from "../vendors/index.ts";
import { answerKey } from "./onboard/answer-key.ts";
import type { Answers, Values } from "./onboard/answers.ts";
import { listOf } from "./onboard/ask-answers.ts";
import { tenantsTemplate } from "./onboard/bulk/columns.ts";
import { onboardFile } from "./onboard/bulk/onboard-file.ts";
import { chooseJob, type Job } from "./onboard/choose-job.ts";
import { customersCommand } from "./onboard/customers.ts";
import { onboardTenant } from "./onboard/onboard-tenant.ts";
import { partnerCommand } from "./onboard/partner.ts";
import { terminalPrompter } from "./onboard/prompter.ts";
import { readOptionFile } from "./read-option-file.ts";

interface Options {
  readonly metadata?: string;
  readonly idp?: VendorKind;
  readonly mode?: string;
  readonly claimSource?: string;
  readonly group?: readonly string[];
  readonly set?: readonly string[];
  readonly from?: string;
  readonly template?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `webex-sso onboard`: from a metadata file and a few answers to a tenant, or to a thousand. */
export const onboardCommand = new Command("onboard")
  .argument("[tenant]", "the new tenant, that is the name of its stack")
  .option("--metadata <file>", "the SP metadata file that Webex gave you")
  .addOption(new Option("--idp <kind>", "the identity provider").choices(Object.keys(vendors)))
  .addOption(
    new Option("--mode <mode>", "claim uid for an organisation, mail for partner SSO").choices([
      "organization",
      "partner",
    ]),
  )
  .option("--claim-source <source>", "where the claim comes from: docs/tenant.md; default: email")
  .option("--group <id>", "a group that may sign in; once for each", collect)
  .option(
    "--set <key=value>",
    "any other key: okta:orgName=acme, idp.signingKey=…, clockSkewMinutes=3; once for each",
    collect,
  )
  .option("--from <file>", "a CSV file with a tenant a row: customers with identity providers of their own")
  .option("--template", "print an example of that CSV file with its columns")
  .option("--dry-run", "check everything and write nothing")
  .option("--json", "one JSON document on standard output")
  .description(
    "Makes a tenant: its stack file, with Webex's metadata beside it, checked before anything is written. What is missing " +
      "is asked for in a terminal. A tenant that exists is never changed. Partners: --from for customers with identity " +
      "providers of their own; `onboard partner` and `onboard customers` for customers behind the partner's.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 made, or made already with the same values; 1 refused, and what for; 2 called wrongly.

Example:
  $ webex-sso onboard acme --metadata ~/Downloads/idb-meta-1234-SP.xml --idp okta --mode organization \\
      --group 00g1a2b3c4d5e6f7g8h9 --set okta:orgName=acme
  $ webex-sso onboard --template > customers.csv
  $ webex-sso onboard --from customers.csv`,
  )
  .addCommand(partnerCommand)
  .addCommand(customersCommand)
  .action(onboard);

async function onboard(tenant: string | undefined, options: Options, command: Command): Promise<void> {
  const { dryRun = false, json = false } = options;
  const prompter = terminalPrompter(json);
  if (options.template) {
    console.log(tenantsTemplate());
    return;
  }
  if (options.metadata !== undefined)
    readOptionFile(
      "--metadata",
      options.metadata,
      "Name the file that Control Hub gave you, idb-meta-<organisation>-SP.xml.",
    );
  const job = jobOf(tenant, options, command) ?? (prompter && (await chooseJob(prompter)));
  if (job === undefined) {
    if (prompter !== undefined) return cancelled();
    wrong(command, "name the new tenant, or a CSV file with --from.");
  } else if (job.kind === "command") await subCommands[job.name].parseAsync(job.words, { from: "user" });
  else if (job.kind === "file") process.exitCode = (await onboardFile(job.file, { dryRun, json })) ? 0 : 1;
  else {
    const ended = await onboardTenant(answersOf(job.tenant, options, command), { dryRun, json }, prompter);
    if (ended.end === "cancelled") return cancelled();
    if (ended.end === "missing") wrong(command, `${job.tenant} needs ${ended.keys.map(flagOf).join(", ")}.`);
    process.exitCode = ended.end === "done" ? 0 : 1;
  }
}

/** What follows them asks on by itself, before anything is written. */
const subCommands = { partner: partnerCommand, customers: customersCommand } as const;

function jobOf(tenant: string | undefined, options: Options, command: Command): Job | undefined {
  const { from: file } = options;
  if (file === undefined) return tenant === undefined ? undefined : { kind: "tenant", tenant };
  const single = ["metadata", "idp", "mode", "claimSource", "group", "set"] as const;
  if (tenant !== undefined || single.some((one) => options[one] !== undefined))
    wrong(command, "with --from the rows of the file say everything: name no tenant, and no answer of one.");
  return { kind: "file", file };
}

function answersOf(tenant: string, options: Options, command: Command): Answers {
  const { idp, mode, claimSource, group, metadata } = options;
  const set = settingsOf(options.set ?? [], command);
  const flags = present({
    "idp.kind": idp,
    "webex-sso:mode": mode,
    "webex-sso:claimSource": claimSource,
    "webex-sso:groups": group,
  });
  const twice = Object.keys(flags).find((key) => key in set);
  if (twice !== undefined) wrong(command, `${twice} is said twice: by ${flagNames[twice]} and by --set.`);
  return { tenant, values: { ...flags, ...set }, ...present({ metadata }) };
}

const flagNames: Readonly<Record<string, string>> = {
  metadata: "--metadata",
  "idp.kind": "--idp",
  "webex-sso:mode": "--mode",
  "webex-sso:claimSource": "--claim-source",
  "webex-sso:groups": "--group",
};

function flagOf(key: string): string {
  return flagNames[key] ?? `--set ${key}=…`;
}

function wrong(command: Command, message: string): never {
  return command.error(`error: ${message}`, { exitCode: 2 });
}

function cancelled(): void {
  console.error("Cancelled. Nothing was written.");
  process.exitCode = 1;
}

function collect(id: string, before: readonly string[] = []): readonly string[] {
  return [...before, id];
}

/** Not by commander's own parser, which quotes what it refuses: it might be a secret. */
function settingsOf(texts: readonly string[], command: Command): Values {
  const values: Record<string, Values[string]> = {};
  for (const text of texts) {
    const [, written = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (written === "")
      wrong(command, "--set takes a key and its value, for example --set okta:orgName=acme");
    const answer = answerKey(written.trim());
    if (!("key" in answer)) return wrong(command, `--set: ${answer.message} ${answer.fix}`);
    if (answer.key in values) wrong(command, `--set says ${answer.key} twice.`);
    // A list, as --group makes one.
    values[answer.key] = answer.key === "webex-sso:groups" ? listOf(value) : value;
  }
  return values;
}
