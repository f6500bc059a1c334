import type { Api } from "./api.ts";
import type { Ask } from "./recovery.ts";

/** A trust that stands at an identity provider. */
export interface ExistingTrust {
  /** As `webex-sso:import` takes it. */
  readonly id: string;
  /** Its name in the identity provider's own lists. */
  readonly name: string;
  /** As far as the identity provider tells, for a person who chooses. @example "2 groups: 00g1, 00g2" */
  readonly whoMaySignIn: string;
}

/** What is looked for. */
export interface Wanted<Settings> {
  /** Webex's. */
  readonly entityId: string;
  readonly settings: Settings;
}

/** How trusts that exist already are found and taken over. */
export interface Adoption<Settings> {
  /** What the search goes by, as the end of a sentence. @example "every SAML application by its audience" */
  readonly searchedBy: string;
  /** Those that are for Webex's entity ID, as far as the provider's functions find them. */
  readonly search: (wanted: Wanted<Settings>, ask: Ask) => Promise<readonly ExistingTrust[]>;
  /** Finds by the administrative API what the provider's functions do not find. */
  readonly searchApi?: (wanted: Wanted<Settings>, api: Api) => Promise<readonly ExistingTrust[]>;
  /** What an identifier looks like. */
  readonly id: { readonly pattern: RegExp; readonly words: string; readonly whereToRead: string };
  /** Changes of `webex-sso:idp` beside the import, so that nothing is lost when `webex-sso:import` goes. */
  readonly settingsFor?: (id: string) => Readonly<Record<string, unknown>>;
  /** The identifier as `webex-sso:import` takes it, where people know it by a shorter one. */
  readonly importId?: (id: string, settings: Settings) => string;
  /** Parts with identifiers of their own that the provider's functions do not find. */
  readonly parts?: Parts;
  /** Keys of the stack's configuration that say which server or directory it is: identifiers are unique only within one. */
  readonly place: readonly string[];
  /** What to do with `webex-sso:import` once the trust is adopted. */
  readonly afterwards: string;
  /** The key of `webex-sso:idp` that keeps a property as it is; the first that matches. */
  readonly keeps: readonly { readonly property: RegExp; readonly key: string }[];
}

interface Parts {
  /** The key of `webex-sso:idp` that takes them. */
  readonly key: string;
  /** Those that are lists. */
  readonly lists: readonly string[];
  /** Those that can be given, and where an administrator reads them. */
  readonly words: string;
  /** Reads them from the administrative API; the shape is that of the key. */
  readonly read?: (
    id: string,
    wanted: { readonly groups: readonly string[]; readonly settings: never },
    api: Api,
  ) => Promise<Readonly<Record<string, unknown>>>;
}
