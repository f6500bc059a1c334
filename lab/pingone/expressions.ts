import type { Profile } from "../people.ts";

/** PingOne's names for what a profile holds (its documentation, "User attributes"). */
const variables: Readonly<Record<string, keyof Profile>> = {
  "user.id": "externalId",
  "user.externalId": "externalId",
  "user.email": "email",
  "user.username": "userName",
  "user.name.given": "givenName",
  "user.name.family": "familyName",
  "user.name.formatted": "displayName",
  "user.title": "title",
  "user.preferredLanguage": "preferredLanguage",
  "user.locale": "locale",
  "user.timezone": "timezone",
  "user.primaryPhone": "workPhone",
  "user.mobilePhone": "mobilePhone",
  "user.address.streetAddress": "streetAddress",
  "user.address.locality": "city",
  "user.address.region": "region",
  "user.address.postalCode": "postalCode",
  "user.address.countryCode": "country",
};

/** The value of a mapping, as far as the lab knows the language; undefined: the user has none. */
export function valueOfMapping(expression: string, profile: Profile): string | undefined {
  const variable = /^\$\{([^}]*)\}$/.exec(expression.trim())?.[1];
  if (variable === undefined) return expression;
  const field = variables[variable.trim()];
  return field === undefined ? undefined : profile[field];
}
