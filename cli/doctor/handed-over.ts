import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { readOptionFile } from "../read-option-file.ts";

/** A file with the identity provider's metadata, and how messages call it. */
export interface HandedOver {
  readonly file: string;
  readonly shown: string;
}

/**
 * The metadata file that was given to Webex: the one that the user names, else one under the name that
 * `webex-sso idp-metadata` gives it, in the user's folder or beside the stack file.
 *
 * @throws WebexSsoError of a wrong call for a named one that cannot be read.
 */
export function handedOverFile(
  named: string | undefined,
  {
    user,
    stacks,
    organization,
    tenant,
  }: { user: string; stacks: string; organization: string | undefined; tenant: string },
): HandedOver | undefined {
  if (named !== undefined) {
    readOptionFile(
      "--idp-metadata",
      named,
      "Name the metadata file that was imported in Control Hub, or leave it out.",
    );
    return { file: resolve(user, named), shown: named };
  }
  if (organization === undefined) return undefined;
  const names = [`idb-meta-${organization}-IdP.xml`, `idb-meta-${organization}-${tenant}-IdP.xml`];
  const file = [user, stacks]
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  return file === undefined ? undefined : { file, shown: relative(user, file) };
}
