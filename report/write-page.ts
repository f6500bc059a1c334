import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { writeWholeFile } from "../tools/write-whole-file.ts";
import type { FleetReport } from "./fleet-report.ts";
import { generator, page } from "./page/page.ts";
import { pageAssets } from "./page/page-assets.ts";

/** A page is made to be shown around: who may read it is left to the umask. */
const shared = 0o666;

/**
 * Writes a report's page as `index.html` of a folder, and leaves everything else in it alone. Whoever reads the page at
 * that moment sees the old one or the new one, never half of it.
 *
 * @throws WebexSsoError `report-not-written` when the folder is a file, or has an `index.html` of somebody else's.
 * @returns the file.
 */
export function writePage(report: FleetReport, folder: string): string {
  const file = join(folder, "index.html");
  if (statSync(folder, { throwIfNoEntry: false })?.isFile())
    throw new WebexSsoError("report-not-written", `${folder} is a file. Name a folder for the report.`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new WebexSsoError(
      "report-not-written",
      `${folder} cannot be made: ${(cause as Error).message}. Name another folder for the report.`,
      { cause },
    );
  }
  if (!isOurs(file))
    throw new WebexSsoError(
      "report-not-written",
      `${file} is there already, and webex-sso report has not made it. Name another folder, or move that file away.`,
    );
  writeWholeFile(file, page(report, pageAssets()), shared);
  return file;
}

/** Whether nothing is lost when the file is replaced. */
function isOurs(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return true;
  return (
    found.isFile() && readFileSync(file, "utf8").includes(`<meta name="generator" content="${generator}">`)
  );
}
