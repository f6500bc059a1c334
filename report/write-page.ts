import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import type { FleetReport } from "./fleet-report.ts";
import { generator, page } from "./page/page.ts";
import { pageAssets } from "./page/page-assets.ts";

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
  const beside = join(folder, `.index.html.${process.pid}.tmp`);
  writeFileSync(beside, page(report, pageAssets()));
  renameSync(beside, file);
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
