import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * The file of one of the SDK's own commands, from the SDK that a program or plugin has installed: what the
 * program imports and what runs it must be one and the same SDK.
 *
 * @throws Error when `directory` has no @pulumi/pulumi.
 * @example sdkCommand("/project/stacks", "run")
 */
export function sdkCommand(directory: string, command: "run" | "run-plugin" | "run-policy-pack"): string {
  const resolve = createRequire(join(directory, "program.js")).resolve;
  try {
    return resolve(`@pulumi/pulumi/cmd/${command}`);
  } catch (cause) {
    throw new Error(`${directory} has no @pulumi/pulumi installed: run npm install for it first.`, { cause });
  }
}
