import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The folder of the stack files, as `stackConfigDir` of Pulumi.yaml says it; the project's own without it. */
export function stackConfigDirectory(directory: string): string {
  const project: { stackConfigDir?: string } = parse(readFileSync(join(directory, "Pulumi.yaml"), "utf8"));
  return project.stackConfigDir ?? ".";
}
