/**
 * Values of a user that every identity provider has under some name of its own.
 * They are those that Webex's just-in-time provisioning takes (help.webex.com, article nsjpi6h).
 */
export const userValues = [
  "email",
  "userName",
  "externalId",
  "givenName",
  "familyName",
  "displayName",
  "title",
  "department",
  "organization",
  "preferredLanguage",
  "locale",
  "timezone",
  "workPhone",
  "mobilePhone",
  "streetAddress",
  "city",
  "region",
  "postalCode",
  "country",
] as const;

/** @example "email" */
export type UserValue = (typeof userValues)[number];

/** How a filter compares the name of a group. */
export const groupMatches = ["startsWith", "equals", "contains", "regex"] as const;

/** @example { match: "startsWith", value: "webex-" } */
export interface GroupFilter {
  readonly match: (typeof groupMatches)[number];
  readonly value: string;
}

/**
 * Where the value of an attribute comes from: a value of the user by its neutral name, an expression in the
 * identity provider's own language, or the names of the user's groups that pass a filter.
 *
 * @example "email"
 * @example { expression: "user.customMail" }
 */
export type AttributeSource = UserValue | { readonly expression: string } | { readonly groups: GroupFilter };

/** What an identity provider calls each value, in its own expression language. */
export type SourceTable = Partial<Record<UserValue, string>>;

/** The neutral name of an expression where the table has one, so that one source has one form. */
export function readSource(table: SourceTable, expression: string): AttributeSource {
  return userValues.find((value) => table[value] === expression) ?? { expression };
}
