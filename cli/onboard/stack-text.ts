import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { stringify } from "yaml";
import type { Config } from "./config-of.ts";

const schema = join(import.meta.dirname, "../../stacks/tenant.schema.json");

/**
 * The text of a new stack file. Editors complete its keys where the project has the schema.
 *
 * @param folder of the stack file.
 */
export function stackText(config: Config, project: string, folder: string): string {
  const isWithin = !relative(project, schema).startsWith("..") && existsSync(schema);
  const path = relative(folder, schema).split(sep).join("/");
  const head = isWithin ? `# yaml-language-server: $schema=${path}\n` : "";
  return head + stringify({ config }, { lineWidth: 0 });
}
