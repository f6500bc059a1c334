/** A function of the provider that is asked: token and arguments. */
export interface Lookup {
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The package of a provider that comes through Pulumi's bridge to Terraform providers. */
  readonly package?: "pingfederate" | "pingone";
  /** What a provider says that answers an error when there is no such thing. */
  readonly absent?: RegExp;
}

/** Asks the provider; nothing where `absent` says that there is no such thing. */
export type Ask = (lookup: Lookup) => Promise<Readonly<Record<string, unknown>>>;

type Properties = Readonly<Record<string, unknown>>;

/**
 * What to do about a resource whose creation was cut off.
 * `repeatable`: creating it again does no harm. `unlisted`: the provider has no function that finds it; what to do when
 * it exists after all. Otherwise its identifier has to be found at the identity provider.
 */
export type Recovery =
  | "repeatable"
  | { readonly unlisted: string }
  | {
      /** Asks for everything that could be it. */
      readonly list: (inputs: Properties) => Lookup;
      /** Identifiers in the answer, without those that cannot be it: other names, or made before the interrupted update. */
      readonly candidates: (answer: Properties, inputs: Properties, since: Date) => readonly string[];
      /** Asks for one candidate. */
      readonly read: (id: string) => Lookup;
      /** Whether that candidate is what the inputs would have made. */
      readonly matches: (answer: Properties, inputs: Properties) => boolean;
      /** The identifier to import it by, where that is not the candidate's. */
      readonly importId?: (answer: Properties) => string;
    };
