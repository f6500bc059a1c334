import { resolve } from "node:path";
import type { z } from "zod";
import { readNamedFile } from "../read-named-file.ts";
import { unreadable } from "../unreadable.ts";
import { userFolder } from "../user-folder.ts";
import { csvProblem } from "./csv-problem.ts";
import { type CsvContent, type CsvOptions, readCsv } from "./read-csv.ts";

/** Reads a CSV file that the user names. That it cannot be read is a problem of it, too. */
export function readCsvFile<Row extends z.ZodObject>(
  path: string,
  options: Omit<CsvOptions<Row>, "file">,
): CsvContent<z.output<Row>> {
  const file = resolve(userFolder(), path);
  try {
    return readCsv(readNamedFile(file), { ...options, file: path });
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.code === undefined) throw error;
    const text = {
      message: `${path} cannot be read: ${unreadable(failure)}.`,
      fix: "Name a CSV file whose first line names the columns.",
    };
    return { rows: [], problems: [csvProblem("csv-unreadable", path, { line: 1 }, text)] };
  }
}
