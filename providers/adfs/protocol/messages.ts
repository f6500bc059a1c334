/** A value that PowerShell has to build from data before a cmdlet can take it. */
export type TaggedValue =
  /** An X509Certificate2 from DER in base64. */
  | { readonly tag: "certificate"; readonly value: string }
  /** A claim description, by its claim type. */
  | { readonly tag: "claim"; readonly value: string }
  /** What New-AdfsSamlEndpoint makes of these parameters. */
  | { readonly tag: "samlEndpoint"; readonly value: Readonly<Record<string, Scalar>> }
  /** A hashtable. */
  | { readonly tag: "table"; readonly value: Readonly<Record<string, readonly string[]>> };

type Scalar = string | number | boolean;

export type Argument = null | Scalar | TaggedValue | readonly (string | TaggedValue)[];

/** One call of a cmdlet as data. */
export interface CmdletCall {
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, Argument>>;
}

/** Calls that run one after the other; the first that fails ends them. */
export interface Request {
  /** Comes back in the markers around the answer. */
  readonly id: string;
  readonly calls: readonly CmdletCall[];
}

/** An object that a cmdlet returned, under the names that ADFS gives its properties. */
export type AdfsObject = Readonly<Record<string, unknown>>;

export interface Answer {
  /** One list for each call that succeeded. */
  readonly results: readonly (readonly AdfsObject[])[];
  readonly error: { readonly message: string; readonly id: string } | null;
}
