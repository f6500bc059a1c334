/** What a directory knows of a person, by neutral names. */
export interface Profile {
  readonly email: string;
  readonly userName: string;
  /** As Active Directory writes it. @example "EXAMPLE\\one-address" */
  readonly accountName: string;
  readonly externalId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  readonly title: string;
  readonly department: string;
  readonly organization: string;
  readonly preferredLanguage: string;
  readonly locale: string;
  readonly timezone: string;
  readonly workPhone: string;
  readonly mobilePhone: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

/** A user of the lab, in the identity provider's directory and in Webex alike. */
export interface Person {
  /** @example "one-address" */
  readonly id: string;
  readonly profile: Profile;
  /** Every address that Webex knows; it allows five. The first is the one to sign in with. */
  readonly webexAddresses: readonly string[];
  readonly disabled: boolean;
  readonly memberOf: Membership;
}

/** In which of the groups of an identity provider somebody is; one who is in none may not sign in. */
export type Membership = "every group" | "the first group" | "the last group" | "no group";

const domain = "example.com";
const names = [
  "one-address",
  "five-addresses",
  "other-login",
  "disabled",
  "no-group",
  "first-group",
  "last-group",
] as const;

/** @example "one-address" */
export type PersonId = (typeof names)[number] | "other-domain";

const at = (name: string, host: string = domain) => `${name}@${host}`;

/** The users of the lab; each is there for one case. */
export const people: readonly Person[] = [
  person("one-address"),
  // Its directory has the third of its addresses.
  person("five-addresses", {
    email: at("five-addresses-3"),
    addresses: ["", "-2", "-3", "-4", "-5"].map((suffix) => at(`five-addresses${suffix}`)),
  }),
  // Its user name is no address that Webex knows.
  person("other-login", { userName: at("other-login", "corp.example.net") }),
  person("disabled", { disabled: true }),
  person("no-group", { memberOf: "no group" }),
  // A customer of a partner has groups of its own, and so has the next.
  person("first-group", { memberOf: "the first group" }),
  person("last-group", { memberOf: "the last group" }),
  person("other-domain", { host: "example.org" }),
];

/** The person of that id. @throws Error that names those who are there. */
export function personOf(id: string): Person {
  const found = people.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new Error(
    `The lab has no user ${JSON.stringify(id)}; it has ${people.map((one) => one.id).join(", ")}.`,
  );
}

interface Difference {
  readonly host?: string;
  readonly email?: string;
  readonly userName?: string;
  readonly addresses?: readonly string[];
  readonly disabled?: boolean;
  readonly memberOf?: Membership;
}

function person(id: PersonId, difference: Difference = {}): Person {
  const address = at(id, difference.host);
  const { email = address, userName = address, addresses = [address] } = difference;
  const number = String(names.indexOf(id as (typeof names)[number]) + 1);
  return {
    id,
    profile: {
      email,
      userName,
      accountName: `EXAMPLE\\${id}`,
      externalId: `00000000-0000-4000-8000-00000000010${number}`,
      givenName: "Lab",
      familyName: id,
      displayName: `Lab user ${id}`,
      title: "User",
      department: "Lab",
      organization: "Example",
      preferredLanguage: "en",
      locale: "en_US",
      timezone: "UTC",
      workPhone: `+1555010000${number}`,
      mobilePhone: `+1555010010${number}`,
      streetAddress: "1 Lab Street",
      city: "Labtown",
      region: "CA",
      postalCode: "95134",
      country: "US",
    },
    webexAddresses: addresses,
    disabled: difference.disabled ?? false,
    memberOf: difference.memberOf ?? "every group",
  };
}
