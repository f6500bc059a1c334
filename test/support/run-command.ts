import { type Command, CommanderError } from "commander";
import { vi } from "vitest";
import { exitCodeOf } from "../../cli/exit-code.ts";
import { makeProgram } from "../../cli/program.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The tool as main.ts runs it, without the seconds that a process of its own takes to start.
 *
 * @param folder the one that the user stands in.
 * @param words the command and what follows it.
 */
export async function runCommand(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text) => void stdout.push(text, "\n"));
  const error = vi.spyOn(console, "error").mockImplementation((text) => void stderr.push(text, "\n"));
  const program = await makeProgram(words);
  for (const command of withSubCommands(program))
    command.exitOverride().configureOutput({ writeErr: (text) => void stderr.push(text) });
  // npm has one of its own, which comes along with the engine's environment.
  for (const [name, value] of Object.entries({ ...environment, INIT_CWD: folder })) vi.stubEnv(name, value);
  const ran = (code: number) => ({ code, stdout: stdout.join(""), stderr: stderr.join("") });
  try {
    await program.parseAsync([...words], { from: "user" });
    return ran(Number(process.exitCode ?? 0));
  } catch (thrown) {
    if (thrown instanceof CommanderError) return ran(2);
    if (!(thrown instanceof WebexSsoError)) throw thrown;
    return { ...ran(exitCodeOf(thrown)), stderr: thrown.message };
  } finally {
    process.exitCode = 0;
    log.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
}

function withSubCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap((one) => withSubCommands(one as Command))];
}
