import { Command } from "commander";
import { type EngineCommand, engineCommand } from "./engine.ts";
import { projectFolder } from "./project-folder.ts";
import { dropBrokenAttributes } from "./recover/drop-broken-attributes.ts";
import { findCreated, projectOf } from "./recover/find-created.ts";
import { lockHolder } from "./recover/lock-holder.ts";
import { type Deployment, type PendingOperation, pendingOperations } from "./recover/pending-operation.ts";
import { type Found, recoverySteps } from "./recover/recovery-steps.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly id?: string;
  readonly breakLock?: boolean;
}

/** `webex-sso recover`: after an update that was killed, brings the state together with what exists. */
export const recoverCommand = new Command("recover")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .option("-y, --yes", "run the steps instead of printing them")
  .option("--id <id>", "the identifier at the identity provider of the one thing that is pending")
  .option(
    "--break-lock",
    "take the lock away from an update that is gone for good, on another machine for example",
  )
  .option("--json", "one JSON document on standard output")
  .description(
    "After a killed update, Pulumi does not know whether the identity provider has made what was asked for; a plain " +
      "`pulumi up` would make it a second time. This finds what was made, imports it and clears what is pending.",
  )
  .addHelpText("after", "\nExample:\n  $ webex-sso recover acme\n  $ webex-sso recover acme --yes")
  .action(recover);

async function recover(tenant: string, options: Options): Promise<void> {
  const { yes = false, json = false, breakLock = false, id } = options;
  const folder = projectFolder(userFolder());
  const engine = await engineCommand(folder);
  const { url } = JSON.parse(await engine.read(["whoami", "--json"]));
  for (const file of dropBrokenAttributes(url, tenant))
    console.error(`Removed ${file}, which the kill had left unreadable. The state beside it is whole.`);
  const deployment: Deployment =
    JSON.parse(await engine.read(["stack", "export", "--stack", tenant])).deployment ?? {};
  const pending = pendingOperations(deployment);
  const stack = deployment.resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
  const since = new Date(deployment.manifest?.time ?? 0);
  const found = pending.length === 0 ? [] : await findCreated({ folder, tenant, pending, id, since });
  const holder = lockHolder(url, projectOf(stack?.urn ?? ""), tenant);
  const steps =
    pending.length === 0 ? [] : recoverySteps(tenant, found, breakLock || holder.state === "dead");
  console.log(
    json
      ? JSON.stringify({ tenant, holder, found, steps }, undefined, 2)
      : describe(tenant, found, steps, yes),
  );
  if (pending.length === 0) return;
  const isLocked = holder.state === "alive" && !breakLock;
  if (isLocked)
    console.error(
      `${tenant} is locked by ${holder.who}, which is still running. Wait for it, or end it; then run this again.`,
    );
  process.exitCode = yes && !isLocked ? await run(engine, steps, tenant) : 1;
}

function describe(tenant: string, found: readonly Found[], steps: readonly string[][], yes: boolean): string {
  if (found.length === 0)
    return `${tenant}: nothing is pending. If Pulumi says that the stack is locked: pulumi cancel ${tenant}`;
  const things = found.map(
    ({ pending, id, advice }) =>
      `  ${pending.kind} ${pending.type} ${pending.name}: ${outcome(pending, id, advice)}`,
  );
  const sequence = steps.map((step) => `  pulumi ${step.map(shellQuoted).join(" ")}`);
  return [
    `${tenant}: ${found.length} unfinished ${found.length === 1 ? "operation" : "operations"}`,
    ...things,
    yes ? "This is run now:" : `To finish, run these, or: webex-sso recover ${tenant} --yes`,
    ...sequence,
    `  pulumi up --stack ${shellQuoted(tenant)}`,
  ].join("\n");
}

function outcome({ kind }: PendingOperation, id: string | undefined, advice: string | undefined): string {
  if (id !== undefined) return `exists as ${id}`;
  if (kind !== "creating") return "the refresh finds out";
  return advice === undefined ? "not made, or harmless to make again" : `cannot be looked up; ${advice}`;
}

/** Runs the steps; the exit code is that of the work. */
async function run(engine: EngineCommand, steps: readonly string[][], tenant: string): Promise<number> {
  for (const step of steps) {
    const code = await engine.show(step);
    if (code === 0) continue;
    console.error(
      `pulumi ${step[0]} failed (exit code ${code}). Mend what it says and run this again: nothing is lost. If the stack is locked by an update that is gone for good, add --break-lock.`,
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
