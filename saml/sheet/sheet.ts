import type { Reference } from "../reference.ts";

/** A value to type. */
export interface SheetRow {
  /** In SAML's words; products call it by others. */
  readonly term: string;
  /** To be typed exactly so. */
  readonly values: readonly string[];
  /** What to do with it, as a sentence. */
  readonly note?: string;
  /** Where it comes from, where that is Webex's own behaviour. */
  readonly reference?: Reference;
}

/** A trust on one page, for an identity provider that nobody drives by an API. Plain data. */
export interface Sheet {
  readonly title: string;
  /** What it is for, as sentences. */
  readonly intro: string;
  readonly sections: readonly { readonly title: string; readonly rows: readonly SheetRow[] }[];
}
