import { text } from "node:stream/consumers";
import { changesOfPreview } from "./changes-of-preview.ts";
import { renderScript } from "./script.ts";

/**
 * For shops where nothing may log on to ADFS from elsewhere: what a deployment would do, as a script to review.
 *
 * @example pulumi preview --json | node providers/adfs/render/main.ts > change.ps1
 */
try {
  process.stdout.write(renderScript(changesOfPreview(JSON.parse(await text(process.stdin)))));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
