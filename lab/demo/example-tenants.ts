import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The names of the example tenants, in alphabetical order. */
export function exampleTenants(project: string): string[] {
  return readdirSync(join(project, "stacks/tenants"))
    .flatMap((file) => /^Pulumi\.(example-.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}
