/**
 * How sure a statement is: `documented` by the vendor or a standard, `corroborated` by several
 * independent reports, `uncertain` where nobody has written it down.
 */
export type Mark = "documented" | "corroborated" | "uncertain";

/** Where a rule comes from, and how sure it is. Shown to the user with every finding. */
export interface Reference {
  /** A section of a standard, or the address of a page. */
  readonly source: string;
  readonly mark: Mark;
}
