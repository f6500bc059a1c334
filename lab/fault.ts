/**
 * What goes wrong:
 * `429`: the vendor asks to slow down; the provider tries once more by itself.
 * `lost-reply`: written, then the connection breaks.
 * `500-after-write`: written, then the vendor answers an error.
 * `hang-after-write`: written, then no answer ever.
 * `unfinished`: the object exists, a later step of the same operation fails; the provider keeps its id.
 */
export type FaultKind = "429" | "lost-reply" | "500-after-write" | "hang-after-write" | "unfinished";

/** One fault that is waiting for its operation. */
export interface Fault<Kind extends string = FaultKind> {
  /** The operation and the token, for example `create okta:app/saml:Saml`. */
  readonly on: string;
  readonly kind: Kind;
  /** Told when it has struck, which is after the write where there is one. Only within this process. */
  readonly struck?: () => void;
}
