import { readFileSync } from "node:fs";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; name a file",
  EACCES: "you may not read it",
};

/**
 * Reads a file that the user has named.
 *
 * @throws WebexSsoError `rotation-refused`
 */
export function readFileOrRefuse(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    throw new WebexSsoError(
      "rotation-refused",
      `Nothing was changed: ${path} cannot be read: ${reasons[code] ?? message}.`,
      { cause },
    );
  }
}
