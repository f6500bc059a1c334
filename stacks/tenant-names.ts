import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { stackConfigDirectory } from "./stack-config-directory.ts";

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
 * The tenant whose stack file has this name. The engine looks for the ending that Pulumi.yaml has, and for no other.
 *
 * @example tenantOfFile("Pulumi.acme.yaml") // "acme"
 */
export function tenantOfFile(name: string): string | undefined {
  return /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1];
}
