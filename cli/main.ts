import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { makeProgram } from "./program.ts";

const words = process.argv.slice(2);
const program = await makeProgram(words);

try {
  await program.parseAsync();
} catch (error) {
  const isOurs = error instanceof WebexSsoError;
  console.error(isOurs ? error.message : (error as Error).stack);
  // Whoever reads the one document of --json finds there why there is no other.
  if (isOurs && words.includes("--json"))
    console.log(JSON.stringify({ error: { code: error.code, message: error.message } }, undefined, 2));
  process.exitCode = 1;
}
