import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import { unreadable } from "../unreadable.ts";

/**
 * Reads a file that the user has named.
 *
 * @throws WebexSsoError `rotation-refused`
 */
export function readFileOrRefuse(path: string): Buffer {
  try {
    return readNamedFile(path);
  } catch (cause) {
    throw new WebexSsoError(
      "rotation-refused",
      `Nothing was changed: ${path} cannot be read: ${unreadable(cause as NodeJS.ErrnoException)}.`,
      { cause },
    );
  }
}
