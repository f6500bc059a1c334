/** A vendor's own words, in what a diagnosis says of it. */
export interface DiagnosisWords {
  /** What its entity IDs look like, where that tells it from others. */
  readonly issuer?: RegExp;
  /** Where it writes down what it refused. */
  readonly log: string;
  /** What it signs with. */
  readonly signingKey: string;
  /** Where users start at the identity provider. */
  readonly start: string;
  /** What to do about its clock. */
  readonly clock: string;
}
