import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { writeCustomers } from "../test/support/customers-file.ts";
import { makeProject } from "../test/support/project.ts";

const counts = [500, 1000, 2000];
const main = join(import.meta.dirname, "../cli/main.ts");

/**
 * `onboard --from` of so many rows, as a user calls it: wall time, and time for each row. The time for a row stays the same
 * where the whole grows in proportion; 1,000 rows are to take less than 60 s.
 */
export async function benchOnboard(): Promise<void> {
  console.error("rows   seconds   ms a row   run again, seconds");
  for (const rows of counts) {
    const project = makeProject();
    try {
      writeCustomers(project.folder, rows);
      const seconds = await timed(project.folder);
      const again = await timed(project.folder);
      const files = readdirSync(join(project.folder, "stacks/tenants")).length;
      if (files !== 2 * rows) throw new Error(`${files} files were made of ${rows} rows.`);
      const perRow = Number(((seconds * 1000) / rows).toFixed(1));
      console.error(
        `${rows}`.padEnd(7) + seconds.toFixed(1).padEnd(10) + `${perRow}`.padEnd(11) + again.toFixed(1),
      );
      console.log(JSON.stringify({ benchmark: "onboard", rows, seconds, perRow, again }));
    } finally {
      project.remove();
    }
  }
}

async function timed(folder: string): Promise<number> {
  const env = { ...process.env, INIT_CWD: folder };
  const start = performance.now();
  await promisify(execFile)(process.execPath, [main, "onboard", "--from", "customers.csv"], { env });
  return Number(((performance.now() - start) / 1000).toFixed(2));
}
