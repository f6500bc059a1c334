import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { WebexSsoError } from "../../../saml/webex-sso-error.ts";
import type { PlannedFile } from "../plan-tenant.ts";
import { contentOf, writePlanned } from "../write-planned.ts";
import { sheetMark, type TemplateSheet } from "./template-sheets.ts";

/**
 * The files of the sheets. One that this command has made is made anew.
 *
 * @param name how messages call the folder.
 * @throws WebexSsoError `onboard-not-written` when another file is in the way.
 */
export function plannedSheets(folder: string, name: string, sheets: readonly TemplateSheet[]): PlannedFile[] {
  return sheets.map(({ file, markdown }) => {
    const path = join(folder, file);
    const before = standing(path, join(name, file));
    if (before !== undefined && !Buffer.from(before).toString("utf8").startsWith(sheetMark))
      throw inTheWay(`${join(name, file)} is there already and is none of this command's sheets`);
    return { path, name: join(name, file), content: markdown, before };
  });
}

/** @throws WebexSsoError `onboard-not-written` */
export function writeSheets(files: readonly PlannedFile[], isQuiet: boolean): void {
  for (const file of files) {
    try {
      mkdirSync(dirname(file.path), { recursive: true });
    } catch (cause) {
      throw inTheWay(`the folder of ${file.name} cannot be made: ${(cause as Error).message}`, cause);
    }
    writePlanned([file]);
    if (!isQuiet) console.log(`${file.name} is written.`);
  }
}

function standing(path: string, name: string): Uint8Array | undefined {
  try {
    return contentOf(path);
  } catch (cause) {
    throw inTheWay(`${name} cannot be read: ${(cause as Error).message}`, cause);
  }
}

function inTheWay(reason: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(
    "onboard-not-written",
    `Nothing was written: ${reason}. Name another folder with --out.`,
    { cause },
  );
}
