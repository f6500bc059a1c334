import { readFileSync } from "node:fs";
import { join } from "node:path";
// Pulumi's SDK has loaded this library already; the project's own would cost every `pulumi up` a fiftieth more.
import { load } from "js-yaml";

/** The folder of the stack files, as `stackConfigDir` of Pulumi.yaml says it; the project's own without it. */
export function stackConfigDirectory(directory: string): string {
  const text = readFileSync(join(directory, "Pulumi.yaml"), "utf8");
  const project = load(text) as { readonly stackConfigDir?: string };
  return project.stackConfigDir ?? ".";
}
