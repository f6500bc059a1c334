import { Command } from "commander";
import { type EngineCommand, engineCommand } from "./engine.ts";
import { projectFolder } from "./project-folder.ts";
import { findCreated } from "./recover/find-created.ts";
import { pendingCreates } from "./recover/pending-create.ts";
import { type Found, recoverySteps } from "./recover/recovery-steps.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly id?: string;
}

/** `webex-sso recover`: after an update that was killed, brings the state together with what exists. */
export const recoverCommand = new Command("recover")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .option("-y, --yes", "run the steps instead of printing them")
  .option("--id <id>", "the identifier at the identity provider of the one thing that is pending")
  .option("--json", "one JSON document on standard output")
  .summary("after a killed update: find what is pending, and end with one trust instead of two")
  .description(
    "After a killed update, Pulumi does not know whether the identity provider has made what was asked for; a plain\n" +
      "`pulumi up` would make it a second time. This finds what was made, imports it and clears what is pending.",
  )
  .addHelpText("after", "\nExample:\n  $ webex-sso recover acme\n  $ webex-sso recover acme --yes")
  .action(recover);

async function recover(tenant: string, { yes = false, json = false, id }: Options): Promise<void> {
  const folder = projectFolder(userFolder());
  const engine = await engineCommand(folder);
  const { deployment } = JSON.parse(await engine.read(["stack", "export", "--stack", tenant]));
  const pending = pendingCreates(deployment);
  const found = pending.length === 0 ? [] : await findCreated({ folder, tenant, pending, id });
  const steps = pending.length === 0 ? [] : recoverySteps(tenant, found);
  console.log(
    json ? JSON.stringify({ tenant, found, steps }, undefined, 2) : describe(tenant, found, steps, yes),
  );
  if (pending.length === 0) return;
  process.exitCode = yes ? await run(engine, steps, tenant) : 1;
}

function describe(tenant: string, found: readonly Found[], steps: readonly string[][], yes: boolean): string {
  if (found.length === 0)
    return `${tenant}: nothing is pending. If Pulumi says that the stack is locked: pulumi cancel ${tenant}`;
  const things = found.map(
    ({ pending, id, advice }) => `  ${pending.type} ${pending.name}: ${whatIsKnown(id, advice)}`,
  );
  const sequence = steps.map((step) => `  pulumi ${step.map(shellQuoted).join(" ")}`);
  return [
    `${tenant}: ${found.length} unfinished ${found.length === 1 ? "creation" : "creations"}`,
    ...things,
    yes ? "This is run now:" : `To finish, run these, or: webex-sso recover ${tenant} --yes`,
    ...sequence,
    `  pulumi up --stack ${shellQuoted(tenant)}`,
  ].join("\n");
}

function whatIsKnown(id: string | undefined, advice: string | undefined): string {
  if (id !== undefined) return `exists as ${id}`;
  return advice === undefined ? "not made, or harmless to make again" : `cannot be looked up; ${advice}`;
}

/** Runs the steps; the exit code is that of the work. */
async function run(engine: EngineCommand, steps: readonly string[][], tenant: string): Promise<number> {
  for (const step of steps) {
    const code = await engine.show(step);
    if (code === 0) continue;
    console.error(
      `pulumi ${step[0]} failed (exit code ${code}). Mend what it says and run this again: nothing is lost.`,
    );
    return 1;
  }
  console.error(`Done. Now run: pulumi up --stack ${tenant}`);
  return 0;
}

/** For a POSIX shell. */
function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
