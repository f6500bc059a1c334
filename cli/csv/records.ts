import { CsvError, type Info, type Options, parse } from "csv-parse/sync";

/** A record of the file with the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [",", ";", "\t"];

/**
 * Takes a CSV text apart: comma, semicolon or tab, whichever the first line has most of, or `sep=` names. Windows
 * PowerShell's Export-Csv writes a line `#TYPE …` first.
 *
 * @throws CsvError with `lines` when quotes do not close.
 */
export function csvRecords(text: string): readonly CsvRecord[] {
  // The parser counts both letters of a line end of Windows within quotes.
  const lines = text.replace(/\r\n?/g, "\n");
  const [preamble = "", separator] = /^(?:"?#TYPE .*\n)?(?:sep=(.)\n)?/i.exec(lines) ?? [];
  const body = lines.slice(preamble.length);
  const delimiter = separator ?? delimiterOf(body);
  const options: Options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: true };
  const parsed = parse(body, options) as unknown as { record: string[]; info: Info }[];
  const before = lineBreaksIn([preamble]);
  return parsed
    .map(({ record, info }) => ({
      line: before + info.lines - lineBreaksIn(record),
      cells: record.map((cell) => cell.trim()),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}

/** Where the reader stopped, and why. */
export function brokenAt(error: unknown): { readonly line: number; readonly reason: string } | undefined {
  if (!(error instanceof CsvError)) return undefined;
  const { lines } = error as unknown as { lines?: number };
  return { line: lines ?? 1, reason: reasons[error.code] ?? error.message };
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened and never closed",
  CSV_INVALID_CLOSING_QUOTE: "something stands behind a closing quote",
  INVALID_OPENING_QUOTE: "a quote stands within a cell that does not begin with one",
};

function delimiterOf(text: string): string {
  const first = /^.*/m.exec(text)?.[0].replace(/"[^"]*"/g, "") ?? "";
  const rated = delimiters.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return rated.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.join("").match(/\n/g)?.length ?? 0;
}
