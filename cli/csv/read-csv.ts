import type { z } from "zod";
import { accepted } from "../../stacks/accepted.ts";
import { closestWord } from "../closest-word.ts";
import { type CsvProblem, csvProblem } from "./csv-problem.ts";
import { decodeCsv } from "./decode-csv.ts";
import { brokenAt, type CsvRecord, csvRecords } from "./records.ts";

export interface CsvOptions<Row extends z.ZodObject> {
  /** How messages call the file. */
  readonly file: string;
  /** A column for each key. Cells are texts without blanks around them; an empty one is absent. */
  readonly row: Row;
  /** Columns that the row does not have: a slip, unless the file is another program's. */
  readonly otherColumns?: "refused" | "ignored";
  readonly mostRows?: number;
  readonly mostMegabytes?: number;
}

export interface CsvContent<Row> {
  /** The rows with nothing wrong. */
  readonly rows: readonly { readonly line: number; readonly value: Row }[];
  /** Everything that is wrong, by line. */
  readonly problems: readonly CsvProblem[];
}

/**
 * Reads a CSV file whose first line names the columns, in any order and case. Every problem of every row is said at once.
 *
 * @example readCsv(bytes, { file: "users.csv", row: z.object({ email: z.email() }) }).rows[0]?.value.email
 */
export function readCsv<Row extends z.ZodObject>(
  bytes: Uint8Array,
  options: CsvOptions<Row>,
): CsvContent<z.output<Row>> {
  const { file, row, mostRows = 100_000, mostMegabytes = 64 } = options;
  const unreadable = (line: number, message: string, fix: string) => ({
    rows: [],
    problems: [csvProblem("csv-unreadable", file, { line }, { message, fix })],
  });
  if (bytes.length > mostMegabytes * 2 ** 20)
    return unreadable(1, `The file has more than ${mostMegabytes} MB.`, "Split it into several.");
  const decoded = decodeCsv(bytes);
  if (!("text" in decoded)) return unreadable(1, decoded.message, decoded.fix);
  let records: readonly CsvRecord[];
  try {
    records = csvRecords(decoded.text);
  } catch (error) {
    const broken = brokenAt(error);
    if (broken === undefined) throw error;
    const fix = 'Put the cell in quotes, and write a quote within it twice: "12"" screen".';
    return unreadable(broken.line, `The file cannot be read any further: ${broken.reason}.`, fix);
  }
  const [header, ...body] = records;
  if (header === undefined)
    return unreadable(1, "The file has no row.", "Name the columns in its first line.");
  if (body.length === 0)
    return unreadable(header.line, "The file has column names and no row.", "Add a row below them.");
  if (body.length > mostRows)
    return unreadable(
      header.line,
      `The file has ${body.length} rows; at most ${mostRows} are read.`,
      "Split it.",
    );
  const { columns, problems } = columnsOf(header, options);
  if (problems.length > 0) return { rows: [], problems };
  const read = body.map((record) => rowOf(record, columns, row, file));
  return {
    rows: read.flatMap(({ line, value }) => (value === undefined ? [] : [{ line, value }])),
    problems: read.flatMap((one) => one.problems),
  };
}

/** The row's key for each place, `undefined` for a column that is another program's. */
function columnsOf<Row extends z.ZodObject>(
  { cells, line }: CsvRecord,
  { row, file, otherColumns = "refused" }: CsvOptions<Row>,
): { readonly columns: readonly (string | undefined)[]; readonly problems: readonly CsvProblem[] } {
  const known = Object.keys(row.shape);
  const columns = cells.map((cell) => known.find((one) => isSameName(one, cell)));
  const unknown = cells.filter((_, place) => columns[place] === undefined);
  const missing = known.filter(
    (one) => !columns.includes(one) && !row.shape[one].safeParse(undefined).success,
  );
  const twice = known.filter((one) => columns.filter((column) => column === one).length > 1);
  const all = `The columns: ${known.join(", ")}.`;
  return {
    columns,
    problems: [
      ...(otherColumns === "ignored" ? [] : unknown).map((value) => {
        const meant = closestWord(value, known);
        const fix = meant === undefined ? `Remove it. ${all}` : `Did you mean ${meant}? Otherwise remove it.`;
        const message = `There is no column ${JSON.stringify(value)}.`;
        return csvProblem("csv-column-unknown", file, { line, value }, { message, fix });
      }),
      ...missing.map((column) => {
        const message = `The column ${column} is missing. The first line has: ${cells.join(", ")}.`;
        return csvProblem("csv-column-missing", file, { line, column }, { message, fix: `Add it. ${all}` });
      }),
      ...twice.map((column) => {
        const message = `The column ${column} is there more than once.`;
        return csvProblem(
          "csv-column-twice",
          file,
          { line, column },
          { message, fix: "Remove one of them." },
        );
      }),
    ],
  };
}

/** "Organization ID" is organizationId. */
function isSameName(left: string, right: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");
  return plain(left) === plain(right);
}

function rowOf<Row extends z.ZodObject>(
  { line, cells }: CsvRecord,
  columns: readonly (string | undefined)[],
  schema: Row,
  file: string,
): { readonly line: number; readonly value?: z.output<Row>; readonly problems: readonly CsvProblem[] } {
  if (cells.length !== columns.length) {
    const message = `The row has ${cells.length} cells, and the first line ${columns.length}.`;
    const fix =
      "Put a cell that has the delimiter in it in quotes; leave an empty cell where there is nothing.";
    return { line, problems: [csvProblem("csv-row-broken", file, { line }, { message, fix })] };
  }
  const named = columns.flatMap((column, place) => {
    const cell = cells[place];
    return column === undefined || cell === undefined || cell === "" ? [] : [[column, cell] as const];
  });
  const texts: Readonly<Record<string, string>> = Object.fromEntries(named);
  const parsed = schema.safeParse(texts);
  if (parsed.success) return { line, value: parsed.data, problems: [] };
  return { line, problems: parsed.error.issues.map((issue) => problemOf(issue, texts, line, file)) };
}

function problemOf(
  issue: z.core.$ZodIssue,
  texts: Readonly<Record<string, string>>,
  line: number,
  file: string,
): CsvProblem {
  const column = String(issue.path[0]);
  const value = texts[column];
  if (value === undefined) {
    const text = { message: `${column} is empty.`, fix: `Fill it in: ${accepted(issue)}.` };
    return csvProblem("csv-value-missing", file, { line, column }, text);
  }
  const meant = issue.code === "invalid_value" ? closestWord(value, issue.values.map(String)) : undefined;
  const fix = `${meant === undefined ? "" : `Did you mean ${meant}? `}Accepted: ${accepted(issue)}.`;
  const message = `${column} is ${JSON.stringify(value)}.`;
  return csvProblem("csv-value-invalid", file, { line, column, value }, { message, fix });
}
