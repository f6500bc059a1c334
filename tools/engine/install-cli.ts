import { PulumiCommand } from "@pulumi/pulumi/automation/cmd.js";

/** A program of its own: installs the SDK's CLI below the folder that is its only argument. */
const [root] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: install-cli.ts <folder>");

try {
  await PulumiCommand.install({ root });
} catch (error) {
  // The SDK's message has the installer's whole output before the line that says what went wrong.
  console.error(error instanceof Error ? error.message.trim() : error);
  process.exitCode = 1;
}
