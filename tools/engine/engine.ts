/** A Pulumi engine that is ready to run. */
export interface Engine {
  /** The Pulumi CLI, an absolute path. */
  readonly pulumi: string;
  /** Its Node language host, an absolute path; both in one folder unless the user's PATH says otherwise. */
  readonly languageHost: string;
  /** Without the leading "v". */
  readonly version: string;
}

/** What trying one way of getting an engine came to: an engine, or why this way does not work here. */
export type Attempt = { readonly engine: Engine } | { readonly reason: string };
