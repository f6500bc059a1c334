import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { stackConfigDirectory } from "./stack-config-directory.ts";

/**
 * The tenants of a project, sorted: one for each stack file.
 *
 * @param project the folder in which Pulumi.yaml stands.
 * @throws WebexSsoError `project-invalid` when the folder of the stack files cannot be read.
 */
export function tenantsOf(project: string): string[] {
  return filesIn(resolve(project, stackConfigDirectory(project)))
    .flatMap((file) => tenantOfFile(file) ?? [])
    .sort();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new WebexSsoError(
      "project-invalid",
      `The folder of the stack files, ${folder}, cannot be read: ${(cause as Error).message}. Make it, or correct stackConfigDir in Pulumi.yaml.`,
      { cause },
    );
  }
}

/**
 * The tenant whose stack file has this name. The engine looks for the ending that Pulumi.yaml has, and for no other.
 *
 * @example tenantOfFile("Pulumi.acme.yaml") // "acme"
 */
export function tenantOfFile(name: string): string | undefined {
  return /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1];
}
