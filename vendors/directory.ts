import type { UserValue } from "../saml/attribute-source.ts";

/** Which users are read. */
export interface UserQuery {
  /** The tenant's `idp`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Identifiers of the groups that may sign in; without any, everybody is read. */
  readonly groups: readonly string[];
  /** Attributes that are needed, as paths in a user's JSON. */
  readonly attributes: readonly (readonly string[])[];
}

/** One page of an answer. */
export interface UserPage {
  /** Users as the API has them. */
  readonly users: readonly unknown[];
  /** The address of the next page. */
  readonly next?: string;
}

/** How users are read by the vendor's administrative API (`Administration.api`). Pure: `cli` sends what this says. */
export interface DirectoryApi {
  /** What the account needs to read users, for who is refused. */
  readonly rights: string;
  /** First pages, one for each group: below the address of the vendor's administrative API. */
  readonly firstPages: (query: UserQuery) => readonly string[];
  /** @param link the header Link (RFC 8288). */
  readonly page: (body: unknown, link: string | undefined) => UserPage;
  /** Where an expression of this identity provider is found in a user's JSON; undefined where only it can tell. */
  readonly path: (expression: string) => readonly string[] | undefined;
  readonly identifier: readonly string[];
  /** Whether a user can sign in. */
  readonly isEnabled: (user: unknown) => boolean;
}

/** The users of an identity provider, as they can be read: from its exports, and by its API. */
export interface Directory {
  /** Columns of its own exports, by value; letter case, blanks and hyphens do not count. The first that is there is taken. */
  readonly columns: { readonly [Value in UserValue]?: readonly string[] };
  readonly identifierColumns: readonly string[];
  /** Columns that tell whether a user can sign in, and the cells of one who cannot. */
  readonly disabled: { readonly columns: readonly string[]; readonly cells: RegExp };
  /** How to get an export, in a sentence. */
  readonly export: string;
  /** Undefined: it has none that lists users. */
  readonly api?: DirectoryApi;
}

/** A value in JSON, where there is one. @example valueAt({ profile: { email: "a" } }, ["profile", "email"]) // "a" */
export function valueAt(json: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    json,
  );
}

/** The members of a list in JSON; none where there is no list. */
export function listAt(json: unknown, path: readonly string[]): readonly unknown[] {
  const list = valueAt(json, path);
  return Array.isArray(list) ? list : [];
}
