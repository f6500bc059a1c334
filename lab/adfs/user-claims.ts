import type { Session } from "../identity-provider/behaviour.ts";
import { membershipsOf } from "../memberships.ts";
import type { Profile } from "../people.ts";
import { type Claim, claimOf, type Directory } from "./claim-language/evaluate.ts";

const microsoft = "http://schemas.microsoft.com/ws/2008/06/identity/claims";
const xmlsoap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** The claims that authentication at Active Directory brings (Microsoft, "The Role of Claims"). */
export function userClaims({ person, authenticated }: Session, groups: readonly string[]): Claim[] {
  const { profile } = person;
  return [
    claimOf(`${microsoft}/windowsaccountname`, profile.accountName),
    claimOf(`${xmlsoap}/upn`, profile.userName),
    claimOf(`${xmlsoap}/name`, profile.accountName),
    claimOf(`${microsoft}/authenticationinstant`, authenticated.toISOString()),
    claimOf(
      `${microsoft}/authenticationmethod`,
      "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    ),
    ...membershipsOf(person, groups).map((sid) => claimOf(`${microsoft}/groupsid`, sid)),
  ];
}

/** Names of LDAP attributes in Active Directory. */
const attributes: Readonly<Record<string, keyof Profile>> = {
  mail: "email",
  userPrincipalName: "userName",
  sAMAccountName: "accountName",
  objectGUID: "externalId",
  givenName: "givenName",
  sn: "familyName",
  displayName: "displayName",
  title: "title",
  department: "department",
  company: "organization",
  preferredLanguage: "preferredLanguage",
  telephoneNumber: "workPhone",
  mobile: "mobilePhone",
  streetAddress: "streetAddress",
  l: "city",
  st: "region",
  postalCode: "postalCode",
  c: "country",
};

/** Active Directory as far as one person's account. LDAP does not tell letter case apart. */
export function directoryOf({ person: { profile } }: Session): Directory {
  const byName = new Map(Object.entries(attributes).map(([name, field]) => [name.toLowerCase(), field]));
  return (account, attribute) => {
    const field = byName.get(attribute.toLowerCase());
    return account === profile.accountName && field !== undefined ? profile[field] : undefined;
  };
}
