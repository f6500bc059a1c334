import type { Profile } from "../people.ts";

/** Okta's names for what a profile holds (Okta Expression Language, "Reference user attributes"). */
const variables: Readonly<Record<string, keyof Profile>> = {
  "user.login": "userName",
  "user.userName": "userName",
  "user.email": "email",
  "user.firstName": "givenName",
  "user.lastName": "familyName",
  "user.displayName": "displayName",
  "user.title": "title",
  "user.department": "department",
  "user.organization": "organization",
  "user.preferredLanguage": "preferredLanguage",
  "user.locale": "locale",
  "user.timezone": "timezone",
  "user.primaryPhone": "workPhone",
  "user.mobilePhone": "mobilePhone",
  "user.streetAddress": "streetAddress",
  "user.city": "city",
  "user.state": "region",
  "user.zipCode": "postalCode",
  "user.countryCode": "country",
  'user.getInternalProperty("id")': "externalId",
};

/** The value of an expression, as far as the lab knows the language; undefined: none, and no attribute is sent. */
export function valueOfExpression(expression: string, profile: Profile): string | undefined {
  const text = expression.trim();
  const constant = /^"([^"]*)"$/.exec(text)?.[1];
  const variable = variables[text];
  return constant ?? (variable === undefined ? undefined : profile[variable]);
}

/** Fills `${…}` of a template. @example fillTemplate("${user.userName}", profile) */
export function fillTemplate(template: string, profile: Profile): string {
  return template.replace(/\$\{([^}]*)\}/g, (_, expression) => valueOfExpression(expression, profile) ?? "");
}
