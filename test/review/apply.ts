import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../support/project.ts";
import type { Edit } from "./changes.ts";
import { configOf } from "./fleet-project.ts";

/** Makes the edits of a pull request in the working tree. */
export function applyEdits(project: Pick<Project, "folder" | "writeTenant">, edits: readonly Edit[]): void {
  const tenants = join(project.folder, "stacks/tenants");
  for (const { tenant, config, text, files = {}, rename } of edits) {
    if (rename !== undefined) {
      const [from, to] = rename.map((name) => join(tenants, `Pulumi.${name}.yaml`)) as [string, string];
      renameSync(from, to);
    }
    if (tenant !== undefined && config !== undefined) project.writeTenant(tenant, config(configOf(tenant)));
    if (tenant !== undefined && text !== undefined) {
      const file = join(tenants, `Pulumi.${tenant}.yaml`);
      writeFileSync(file, text(readFileSync(file, "utf8")));
    }
    for (const [name, content] of Object.entries(files))
      if (content === undefined) rmSync(join(tenants, name));
      else writeFileSync(join(tenants, name), content);
  }
}
