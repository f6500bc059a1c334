import { confirm, isCancel } from "@clack/prompts";
import { Command, InvalidArgumentError } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { describePlan } from "./adopt/describe-plan.ts";
import type { GivenParts } from "./adopt/parts.ts";
import { isUnchanged } from "./adopt/plan.ts";
import { type PreparedAdoption, prepareAdoption } from "./adopt/prepare-adoption.ts";
import { type EngineCommand, engineCommand } from "./engine.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly id?: string;
  readonly part: GivenParts;
  readonly yes?: boolean;
  readonly withChanges?: boolean;
  readonly json?: boolean;
}

/** `webex-sso adopt`: takes a trust that exists already into a tenant's stack. */
export const adoptCommand = new Command("adopt")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .option("--id <id>", "the trust's identifier at the identity provider; without it, it is looked for")
  .option(
    "--part <name=id>",
    "the identifier of a part that exists already, as in assignments.<group>=<id> (Entra ID, PingOne); may be given again",
    partOf,
    [],
  )
  .option("-y, --yes", "adopt it, where that changes nothing at the identity provider")
  .option("--with-changes", "with --yes: make the listed changes, too")
  .option("--json", "one JSON document on standard output")
  .description(
    "Finds the trust of a tenant's Webex organisation at the identity provider, and shows what differs from what the " +
      "tenant asks for and which key keeps it. Nothing is changed, neither there nor here, before you have said yes.",
  )
  .addHelpText(
    "after",
    "\nExample:\n  $ webex-sso adopt acme\n  $ webex-sso adopt acme --id 0oa1b2c3d4e5f6g7h8i9 --yes" +
      "\n\nExit code: 0 shown, or adopted; 1 it cannot be adopted, or not like this; 2 called wrongly. docs/adopt.md has more.",
  )
  .action(adopt);

async function adopt(tenant: string, options: Options, command: Command): Promise<void> {
  const { json = false, yes = false, withChanges = false } = options;
  if (withChanges && !yes)
    command.error("error: option '--with-changes' confirms what '--yes' does: give both", { exitCode: 2 });
  const project = projectFolder(userFolder());
  const engine = await engineCommand(project);
  const prepared = await prepareAdoption(engine, {
    project,
    tenant,
    id: options.id,
    parts: options.part,
    now: new Date(),
    onProgress: (line) => console.error(line),
  });
  if (!json) console.log(describe(tenant, prepared));
  const isConfirmed = yes ? mayGoOn(tenant, prepared, withChanges) : await isAgreed(tenant, prepared, json);
  if (isConfirmed) await carryOut(engine, tenant, prepared);
  const next = nextSteps(tenant, prepared, isConfirmed);
  if (json) console.log(printableJson({ tenant, isAdopted: isConfirmed, ...documentOf(prepared), next }));
  else console.log(`\n${next.join("\n")}`);
}

function documentOf({ title, id, plan, edit, changes }: PreparedAdoption): object {
  return { identityProvider: title, id, ...plan, stackFile: { file: edit.file, changes } };
}

function describe(tenant: string, { title, id, plan, edit, changes }: PreparedAdoption): string {
  return [
    `${tenant}: adopting ${id} of ${title}`,
    "",
    describePlan(title, plan),
    "",
    `What ${edit.file} says from then on:`,
    ...Object.entries(changes).map(
      ([key, value]) => `  ${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
    ),
  ].join("\n");
}

/**
 * Whether `--yes` is enough: it confirms an adoption; changes are confirmed by name, and what breaks sign-in by nobody.
 *
 * @throws WebexSsoError `adopt-blocked`, `adopt-changes`
 */
function mayGoOn(tenant: string, prepared: PreparedAdoption, withChanges: boolean): true {
  const { plan, title } = prepared;
  refuseBlocked(tenant, prepared);
  if (isUnchanged(plan) || withChanges) return true;
  throw new WebexSsoError(
    "adopt-changes",
    `${tenant} is not adopted, and nothing was changed: it would change what stands at ${title} (${plan.summary}). Carry over what must stay by the keys that are named above, or confirm the changes, too: webex-sso adopt ${tenant} --yes --with-changes`,
  );
}

function refuseBlocked(tenant: string, { plan, edit }: PreparedAdoption): void {
  if (plan.verdict !== "blocked") return;
  throw new WebexSsoError(
    "adopt-blocked",
    `${tenant} is not adopted, and nothing was changed: ${plan.summary}. Is it the right trust? Carry over what must stay by the keys that are named above. If it is meant, set webex-sso:import in ${edit.file} yourself and have the change reviewed: docs/tenant.md#adopting-a-trust.`,
  );
}

/** Asks whoever sits there. Without a terminal nobody is asked, and nothing is done. */
async function isAgreed(tenant: string, prepared: PreparedAdoption, json: boolean): Promise<boolean> {
  if (json || !process.stdin.isTTY || !process.stdout.isTTY) return false;
  refuseBlocked(tenant, prepared);
  const { plan, title } = prepared;
  const answer = await confirm({
    message: isUnchanged(plan)
      ? `Adopt it? Nothing changes at ${title}.`
      : `Adopt it, and make these changes at ${title}?`,
    initialValue: false,
  });
  return !isCancel(answer) && answer;
}

/** The stack file first: should the update be cut off, running it again finishes. */
async function carryOut(
  engine: EngineCommand,
  tenant: string,
  { edit, id }: PreparedAdoption,
): Promise<void> {
  edit.write();
  const code = await engine.show(["up", "--yes", "--stack", tenant]);
  if (code !== 0)
    throw new WebexSsoError(
      "adopt-not-finished",
      `pulumi up failed (exit code ${code}); ${edit.file} names ${id} by now. Mend what it says, and run: pulumi up --stack ${tenant}. To give it up, take webex-sso:import out of ${edit.file} again.`,
    );
}

function nextSteps(tenant: string, { plan, afterwards }: PreparedAdoption, isDone: boolean): string[] {
  if (isDone)
    return [
      `${tenant} is adopted.`,
      afterwards,
      `See that nothing is left to do: pulumi preview --refresh --stack ${tenant}`,
      `Sign in before your users do: webex-sso test-login ${tenant} --real`,
    ];
  const flags = isUnchanged(plan) ? "--yes" : "--yes --with-changes";
  return [
    plan.verdict === "blocked"
      ? `Nothing was changed. As it stands it would be refused: ${plan.summary}.`
      : `Nothing was changed. To adopt it: webex-sso adopt ${tenant} ${flags}`,
  ];
}

/** Commander calls it for each part, with those before it. */
function partOf(text: string, before: GivenParts): GivenParts {
  const [path = "", id = ""] = text.split(/=(.*)/s);
  if (!/^\w+(\.\S+)?$/.test(path) || id === "")
    throw new InvalidArgumentError("A part is its name and its identifier, as in claimsMappingPolicy=<id>.");
  return [...before, [path, id]];
}
