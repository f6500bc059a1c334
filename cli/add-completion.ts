import type { Command } from "commander";

const name = "complete";
const summary = "completion in a shell: bash, zsh, fish or PowerShell";

/** Adds `complete`. What it needs is loaded for a shell that asks, and not at every start of the tool. */
export async function addCompletion(program: Command, words: readonly string[]): Promise<void> {
  if (!words.includes(name)) {
    program.command(name).argument("[shell]").summary(summary);
    return;
  }
  const [{ default: completion }, { completeTenants }, { shortenCompletion }] = await Promise.all([
    import("@bomb.sh/tab/commander"),
    import("./complete-tenants.ts"),
    import("./shorten-completion.ts"),
  ]);
  const root = completion(program);
  program.commands.find((command) => command.name() === name)?.summary(summary);
  completeTenants(root);
  shortenCompletion(root, program);
}
