import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { exitCodeOf } from "./exit-code.ts";
import { printFailure } from "./print-failure.ts";
import { makeProgram } from "./program.ts";

const words = process.argv.slice(2);
const program = await makeProgram(words);

try {
  await program.parseAsync();
} catch (error) {
  const isOurs = error instanceof WebexSsoError;
  const { message, stack = message } = error as Error;
  printFailure(isOurs ? error : { code: "unexpected", message: stack }, words);
  process.exitCode = exitCodeOf(error);
}
