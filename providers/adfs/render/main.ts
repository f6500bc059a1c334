import { text } from "node:stream/consumers";
import { changesOfPreview } from "./changes-of-preview.ts";
import { readPreview } from "./read-preview.ts";
import { renderScript } from "./script.ts";

/**
 * For shops where nothing may log on to ADFS from elsewhere: what a deployment would do, as a script to review.
 *
 * @example npm run -s pulumi -- preview --json -s acme | npm run -s adfs:render > change.ps1
 */
try {
  const changes = changesOfPreview(readPreview(await text(process.stdin)));
  process.stdout.write(renderScript(changes));
  if (!changes.some(({ calls }) => calls.length > 0)) {
    process.stderr.write("Nothing to change: the preview plans no call of ADFS.\n");
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
