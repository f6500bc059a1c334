import type { z } from "zod";
import { readOptionFile } from "../read-option-file.ts";
import { type CsvContent, type CsvOptions, readCsv } from "./read-csv.ts";

/**
 * Reads the CSV file that `--from` names.
 *
 * @throws WebexSsoError of a wrong call when it cannot be read; what is wrong inside of it is among the problems.
 */
export function readCsvFile<Row extends z.ZodObject>(
  path: string,
  options: Omit<CsvOptions<Row>, "file">,
): CsvContent<z.output<Row>> {
  const bytes = readOptionFile("--from", path, "Name a CSV file whose first line names the columns.");
  return readCsv(bytes, { ...options, file: path });
}
