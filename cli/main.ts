import { Command } from "commander";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { diagnoseCommand } from "./diagnose.ts";
import { labCommand } from "./lab.ts";
import { recoverCommand } from "./recover.ts";
import { reportCommand } from "./report.ts";
import { reviewCommand } from "./review.ts";
import { testLoginCommand } from "./test-login.ts";

const program = new Command("webex-sso")
  .description(
    "Single sign-on for Cisco Webex as code. The main job is `pulumi up`; these commands help around it.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

for (const command of [
  recoverCommand,
  reviewCommand,
  reportCommand,
  labCommand,
  testLoginCommand,
  diagnoseCommand,
])
  program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof WebexSsoError ? error.message : (error as Error).stack);
  process.exitCode = 1;
}
