import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A parameter as Microsoft documents it. */
export interface DocumentedParameter {
  readonly type: string;
  /** The parameter sets that it is in; without: all. */
  readonly sets?: readonly string[];
  readonly required?: true;
  readonly accepts?: readonly string[];
}

/**
 * The cmdlets by name with their parameters by name, taken from MicrosoftDocs/windows-powershell-docs,
 * docset/winserver2022-ps/ADFS. One thing differs: those pages spell the signature algorithms with https, where ADFS
 * shows the http of the W3C's identifiers.
 */
export const documented = JSON.parse(
  readFileSync(join(import.meta.dirname, "documented.json"), "utf8"),
) as Readonly<Record<string, Readonly<Record<string, DocumentedParameter>>>>;
