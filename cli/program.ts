import completion from "@bomb.sh/tab/commander";
import { Command } from "commander";
import { commands } from "./commands.ts";
import { completeTenants } from "./complete-tenants.ts";
import { printFailure } from "./print-failure.ts";

/**
 * The tool with its commands. Those that the words of the call do not name are there for the list of commands alone:
 * the tool starts without loading them.
 *
 * @param words the words of the call, without the program's own.
 */
export async function makeProgram(words: readonly string[]): Promise<Command> {
  const program = new Command("webex-sso")
    .description(
      "Single sign-on for Cisco Webex as code. The main job is `pulumi up`; these commands help around it.",
    )
    // An option behind a sub-command is the sub-command's, also where the command above has one of that name.
    .enablePositionalOptions();
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = words.includes(name) ? await load() : new Command(name).description(summary);
    program.addCommand(command.summary(summary).copyInheritedSettings(program));
  }
  completeTenants(completion(program));
  return sayWhatIsWrong(program, words);
}

/** Commander ends with 1 where it was called wrongly; here that is what the work failed with. */
function sayWhatIsWrong(command: Command, words: readonly string[]): Command {
  command
    .configureOutput({
      outputError: (text) => printFailure({ code: "called-wrongly", message: text.trimEnd() }, words),
    })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  for (const sub of command.commands) sayWhatIsWrong(sub as Command, words);
  return command;
}
