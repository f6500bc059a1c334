import { Command } from "commander";
import { addCompletion } from "./add-completion.ts";
import { commands } from "./commands.ts";
import { printFailure } from "./print-failure.ts";
import { calledWrongly } from "./wrong-call.ts";

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
  await addCompletion(program, words);
  return sayWhatIsWrong(refuseLostOptions(program), words);
}

/** An option before a sub-command would be that of the command above, which does not run: nobody would read it. */
function refuseLostOptions(command: Command): Command {
  command.hook("preSubcommand", (above, sub) => {
    const lost = above.options.filter((one) => above.getOptionValueSource(one.attributeName()) === "cli");
    if (lost.length === 0) return;
    const flags = lost.map((one) => one.long ?? one.flags);
    const strange = flags.filter((flag) => !sub.options.some((one) => one.long === flag));
    const mend =
      strange.length === 0
        ? `Write ${flags.join(", ")} behind ${sub.name()}.`
        : `${sub.name()} has no ${strange.join(", ")}: webex-sso ${above.name()} ${sub.name()} --help says what it has.`;
    above.error(
      `error: ${flags.join(", ")} before ${sub.name()} is an option of ${above.name()}, and would be lost. ${mend}`,
      { exitCode: 2 },
    );
  });
  for (const sub of command.commands) refuseLostOptions(sub as Command);
  return command;
}

/** Commander ends with 1 where it was called wrongly; here that is what the work failed with. */
function sayWhatIsWrong(command: Command, words: readonly string[]): Command {
  command
    .configureOutput({
      outputError: (text) => printFailure({ code: calledWrongly, message: text.trimEnd() }, words),
    })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  for (const sub of command.commands) sayWhatIsWrong(sub as Command, words);
  return command;
}
