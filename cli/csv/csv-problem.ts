import { type Finding, finding } from "../../saml/finding.ts";
import type { FindingCode } from "../../saml/finding-catalogue.ts";

/** Where in a CSV file something is wrong. */
export interface CsvPlace {
  /** Of the file, from 1; a record that has line breaks in it is at its first. */
  readonly line: number;
  /** The column's name, as this project calls it. */
  readonly column?: string;
  /** What the cell holds. */
  readonly value?: string;
}

/** A finding with its place, so that a script need not take the sentence apart. */
export type CsvProblem = Finding & CsvPlace;

/**
 * @param file how messages call it.
 * @example csvProblem("csv-value-missing", "customers.csv", { line: 3, column: "idp" }, { message, fix })
 */
export function csvProblem(
  code: FindingCode,
  file: string,
  place: CsvPlace,
  text: { readonly message: string; readonly fix: string },
): CsvProblem {
  const column = place.column === undefined ? "" : `, column ${place.column}`;
  return { ...finding(code, { subject: `${file}, line ${place.line}${column}`, ...text }), ...place };
}
