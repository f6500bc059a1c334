import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { stackConfigDirectory } from "../stacks/stack-config-directory.ts";

/**
 * The tenants of a project, sorted: one for each stack file.
 *
 * @param project the folder in which Pulumi.yaml stands.
 */
export function tenantsOf(project: string): string[] {
  return readdirSync(resolve(project, stackConfigDirectory(project)))
    .flatMap((file) => tenantOfFile(file) ?? [])
    .sort();
}

/**
 * The tenant whose stack file has this name.
 *
 * @example tenantOfFile("Pulumi.acme.yaml") // "acme"
 */
export function tenantOfFile(name: string): string | undefined {
  return /^Pulumi\.(.+)\.ya?ml$/.exec(name)?.[1];
}
