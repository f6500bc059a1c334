import { dirname, resolve } from "node:path";
import { readCsvFile } from "../../csv/read-csv-file.ts";
import { projectFolder } from "../../project-folder.ts";
import { userFolder } from "../../user-folder.ts";
import { policiesOf } from "../policies-of.ts";
import { projectTenants } from "../project-tenants.ts";
import { contentOf, writePlanned } from "../write-planned.ts";
import { tenantRow } from "./columns.ts";
import { describeRows, isAllWell, toldRows } from "./describe-rows.ts";
import { planRows } from "./plan-rows.ts";

/**
 * Makes a tenant of each row. All rows are checked before one file is written; a row that is refused keeps no other from
 * being made. Run again, it finishes what a kill left, and changes nothing else.
 *
 * @returns whether every row is made, or was.
 * @throws WebexSsoError when the file cannot be read, or a file cannot be written.
 */
export async function onboardFile(
  path: string,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<boolean> {
  const project = projectFolder(userFolder());
  const { rows, problems } = readCsvFile(path, { row: tenantRow });
  const tenants = projectTenants(project);
  const from = dirname(resolve(userFolder(), path));
  const now = new Date();
  const policies = policiesOf(project, now);
  const planned = planRows(rows, path, { tenants, from, contentAt: contentOf, now, policies });
  const made = planned.filter(({ plan }) => plan.outcome === "new");
  if (!dryRun) {
    let done = 0;
    for (const { plan } of made) {
      writePlanned(plan.files);
      done += 1;
      if (process.stderr.isTTY && done % 50 === 0) console.error(`${done} of ${made.length} written`);
    }
  }
  const told = toldRows(path, planned, problems, { dryRun, project });
  if (json) console.log(JSON.stringify(told, undefined, 2));
  else {
    const { report, complaints } = describeRows(told);
    if (complaints !== "") console.error(complaints);
    console.log(report);
  }
  return isAllWell(told);
}
