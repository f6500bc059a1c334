/** One thing done wrong with the tool, and what it must say to it. The project that it is done in has the tenant `acme`. */
export interface BadInput {
  /** What is wrong, in a few words: the name of the test. */
  readonly name: string;
  readonly args: readonly string[];
  /** Files that are written first, from the project's folder; the stack files are in `stacks/tenants/`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  /** 1: what was given is wrong, or the work failed. 2: called wrongly. */
  readonly exit: 1 | 2;
  /** What its message holds: the place, the value, what is accepted, the mend. */
  readonly says: readonly string[];
}
