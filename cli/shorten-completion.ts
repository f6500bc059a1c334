import type { RootCommand } from "@bomb.sh/tab";
import type { Command } from "commander";

/** Gives a shell the line that stands in the list of commands: a description fills its screen. */
export function shortenCompletion(root: RootCommand, program: Command): void {
  for (const [path, shown] of root.commands) {
    const command = path
      .split(" ")
      .reduce<Command | undefined>(
        (above, name) => above?.commands.find((one) => one.name() === name) as Command | undefined,
        program,
      );
    const summary = command?.summary() ?? "";
    if (summary !== "") shown.description = summary;
  }
}
