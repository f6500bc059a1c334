import { CsvError } from "csv-parse/sync";
import { z } from "zod";
import type { CsvProblem } from "../csv/csv-problem.ts";
import { decodeCsv } from "../csv/decode-csv.ts";
import { readCsv } from "../csv/read-csv.ts";
import { csvRecords } from "../csv/records.ts";

/** Exports of large directories: a million users with a hundred bytes each; reading takes some twenty times as much memory. */
const limits = { mostRows: 1_000_000, mostMegabytes: 128 };

/** Lines at the start of a file in which its header is: `#TYPE`, `sep=`, the header. */
const headLines = 3;

/** The names of the columns; none where the file cannot be read. */
export function columnNames(bytes: Uint8Array): readonly string[] {
  const decoded = decodeCsv(bytes);
  if (!("text" in decoded)) return [];
  const head = decoded.text.split(/\r\n?|\n/, headLines).join("\n");
  try {
    return csvRecords(head)[0]?.cells ?? [];
  } catch (error) {
    // Rows below the header may be cut within quotes here.
    if (error instanceof CsvError) return csvRecords(head.split("\n", 1)[0] ?? "")[0]?.cells ?? [];
    throw error;
  }
}

/** The first of these names that is a column of the file, as the file has it; letter case, blanks and hyphens do not count. */
export function columnIn(names: readonly string[], candidates: readonly string[]): string | undefined {
  for (const candidate of candidates) {
    const found = names.find((name) => plain(name) === plain(candidate));
    if (found !== undefined) return found;
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** The cells of these columns, of every row; the others are another program's. */
export function readColumns(
  bytes: Uint8Array,
  file: string,
  columns: readonly string[],
): {
  readonly rows: readonly {
    readonly line: number;
    readonly value: Readonly<Record<string, string | undefined>>;
  }[];
  readonly problems: readonly CsvProblem[];
} {
  const cell = z.string().optional();
  const row = z.object(Object.fromEntries([...new Set(columns)].map((column) => [column, cell])));
  return readCsv(bytes, { file, row, otherColumns: "ignored", ...limits });
}
