/** Tells the user one line about what is going on. */
export type Report = (line: string) => void;

/** A way of getting an engine that we do not have yet. */
export interface Way {
  /** What it is, for the user. */
  readonly name: string;
  /**
   * Puts `pulumi` and `pulumi-language-nodejs` into `staging/bin`; may use the rest of `staging` as it likes.
   *
   * @throws Error whose message says why this way does not work here.
   */
  fill(staging: string, report: Report): Promise<void>;
}
