import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { onInterruption } from "./interruption.ts";

/**
 * Runs something with a folder for the state of a lab; the folder goes, whatever happens.
 *
 * @throws WebexSsoError `no-temporary-folder`
 */
export async function withLabFolder<Result>(
  run: (folder: string, settled: () => void) => Promise<Result>,
): Promise<Result> {
  const folder = makeFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  const settled = onInterruption(remove);
  try {
    return await run(folder, settled);
  } finally {
    settled();
    remove();
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
  } catch (cause) {
    throw new WebexSsoError(
      "no-temporary-folder",
      `No folder can be made in ${tmpdir()}: ${(cause as Error).message}. Free some space, or set TMPDIR to a folder of yours.`,
      { cause },
    );
  }
}
