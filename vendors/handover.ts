import type { ImportOption } from "../saml/idp-metadata/import-option.ts";

/** A vendor's own words, in what is said of handing its metadata over to Webex. */
export interface Handover {
  /** Where an administrator gets the metadata by hand, as the end of "Get it …". */
  readonly download: string;
  /** Where somebody else than Cisco says which option of Control Hub to choose. */
  readonly elsewhere?: {
    readonly option: ImportOption;
    /** Who says it, and where. */
    readonly who: string;
    readonly source: string;
  };
}
