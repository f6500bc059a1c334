import { readFileSync } from "node:fs";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { writeWholeFile } from "../../tools/write-whole-file.ts";
import type { PlannedFile } from "./plan-tenant.ts";

/**
 * Writes the files in their order, each wholly or not at all. What another run has written just so in the meantime, as the
 * metadata that two tenants share, is left.
 *
 * @throws WebexSsoError `onboard-not-written` when one cannot be, or has changed since it was planned.
 */
export function writePlanned(files: readonly PlannedFile[]): void {
  for (const { path, name, content, before } of files) {
    const standing = contentOf(path);
    if (standing !== undefined && Buffer.from(standing).equals(Buffer.from(content))) continue;
    const isAsPlanned =
      standing === undefined || before === undefined
        ? standing === before
        : Buffer.from(standing).equals(before);
    if (!isAsPlanned) throw notWritten(name, "somebody else has written it in the meantime");
    try {
      // Everybody who works on the project reads it, in git.
      writeWholeFile(path, content, 0o644);
    } catch (cause) {
      throw notWritten(name, (cause as Error).message, cause);
    }
  }
}

/** What stands at a path; undefined when nothing does. */
export function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function notWritten(name: string, reason: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(
    "onboard-not-written",
    `${name} cannot be written: ${reason}. Mend that and run this again: what is written already stays, and is not written twice.`,
    { cause },
  );
}
