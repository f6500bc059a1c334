import { existsSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/** A file with the identity provider's metadata, and how messages call it. */
export interface HandedOver {
  readonly file: string;
  readonly shown: string;
}

/**
 * The metadata file that was given to Webex: the one that the user names, else one under the name that
 * `webex-sso idp-metadata` gives it, in the user's folder or beside the stack file.
 *
 * @throws WebexSsoError `idp-metadata-missing` for a named one that is no file.
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
    const file = resolve(user, named);
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return { file, shown: named };
    throw new WebexSsoError(
      "idp-metadata-missing",
      `--idp-metadata ${named}: there is no such file. Name the metadata file that was imported in Control Hub, or leave it out.`,
    );
  }
  if (organization === undefined) return undefined;
  const names = [`idb-meta-${organization}-IdP.xml`, `idb-meta-${organization}-${tenant}-IdP.xml`];
  const file = [user, stacks]
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  return file === undefined ? undefined : { file, shown: relative(user, file) };
}
