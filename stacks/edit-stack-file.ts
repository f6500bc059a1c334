import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { writeWholeFile } from "../tools/write-whole-file.ts";
import { type ConfigChanges, changedYaml } from "./changed-yaml.ts";
import { readStackFile } from "./stack-file.ts";

/** A change to a stack file that is not written yet, so that it can be shown first. */
export interface StackFileEdit {
  /** How messages call the file, from the project's folder. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Writes the file, wholly or not at all. @throws WebexSsoError `stack-file-not-changed` when it has changed since. */
  readonly write: () => void;
}

/**
 * Changes keys of a tenant's configuration in its stack file; nothing is written yet.
 *
 * @param project the project's folder, where Pulumi.yaml stands.
 * @param changes the keys with what they are to be, `undefined` to take one away.
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `stack-file-not-changed`
 * @example editStackFile(".", "acme", { "webex-sso:groups": ["00g1"], "webex-sso:import": undefined }).write()
 */
export function editStackFile(project: string, tenant: string, changes: ConfigChanges): StackFileEdit {
  const { file } = readStackFile(project, tenant);
  const path = join(project, file);
  const before = readFileSync(path, "utf8");
  const after = changedYaml(before, changes, file);
  return {
    file,
    before,
    after,
    write() {
      if (readFileSync(path, "utf8") !== before)
        throw new WebexSsoError(
          "stack-file-not-changed",
          `${file} was not changed: somebody else has changed it in the meantime. Look at it, and run this again.`,
        );
      if (after !== before) writeWholeFile(path, after, statSync(path).mode & 0o777);
    },
  };
}
