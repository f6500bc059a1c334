import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";

/**
 * The nearest folder, from `start` upwards, that holds a Pulumi.yaml.
 *
 * @throws WebexSsoError `no-project`
 */
export function projectFolder(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (dirname(folder) === folder)
      throw new WebexSsoError(
        "no-project",
        `There is no Pulumi.yaml in ${start} or above it. Run this in the project's folder.`,
      );
  }
}
