import { readFileSync } from "node:fs";
import { join } from "node:path";
// Pulumi's SDK has loaded this library already; the project's own would cost every `pulumi up` a fiftieth more.
import { load } from "js-yaml";
import { WebexSsoError } from "../saml/webex-sso-error.ts";

/**
 * The folder of the stack files, as `stackConfigDir` of Pulumi.yaml says it; the project's own without it.
 *
 * @throws WebexSsoError `project-invalid` when Pulumi.yaml is no mapping of keys to values.
 */
export function stackConfigDirectory(directory: string): string {
  return stackConfigDirectoryOf(readFileSync(join(directory, "Pulumi.yaml"), "utf8"));
}

/**
 * The same, out of the text of a Pulumi.yaml that is not on the disk.
 *
 * @param where how a message calls it.
 */
export function stackConfigDirectoryOf(text: string, where = "Pulumi.yaml"): string {
  const project = projectOf(text, where);
  const { stackConfigDir = "." } = project as { readonly stackConfigDir?: unknown };
  if (typeof stackConfigDir === "string") return stackConfigDir;
  throw invalid(where, "stackConfigDir is no text");
}

function projectOf(text: string, where: string): object {
  let project: unknown;
  try {
    project = load(text);
  } catch (cause) {
    throw invalid(where, `it is no YAML: ${(cause as Error).message.split("\n")[0]}`, cause);
  }
  if (typeof project !== "object" || project === null || Array.isArray(project))
    throw invalid(where, "it is no mapping of keys to values");
  return project;
}

function invalid(where: string, reason: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(
    "project-invalid",
    `${where} cannot be read: ${reason}. Mend it and run this again.`,
    { cause },
  );
}
