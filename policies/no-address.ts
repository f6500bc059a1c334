import type { VendorKind } from "../vendors/index.ts";

/** Attributes of a directory that hold names of accounts, numbers and identifiers, in lower case. */
const directory = [
  "samaccountname",
  "objectguid",
  "objectsid",
  "entryuuid",
  "distinguishedname",
  "dn",
  "cn",
  "name",
  "employeeid",
  "employeenumber",
  "uidnumber",
  "mailnickname",
  "memberof",
];

/** By vendor: expressions that certainly give no email address of the user, in lower case. */
const names: Readonly<Record<VendorKind, readonly string[]>> = {
  adfs: directory,
  pingfederate: directory,
  okta: [
    "user.id",
    "user.nickname",
    "user.middlename",
    "user.employeenumber",
    "user.costcenter",
    "user.division",
    "user.managerid",
    "user.usertype",
    "user.status",
  ],
  pingone: ["${user.id}", "${user.accountid}", "${user.nickname}", "${user.population.id}", "${user.type}"],
  entra: [
    "user.onpremisessamaccountname",
    "user.onpremisesecurityidentifier",
    "user.onpremisesimmutableid",
    "user.netbiosname",
    "user.dnsdomainname",
    "user.employeeid",
    "user.mailnickname",
  ],
};

/** Everybody would have the same value; or several, of which Webex takes none. */
const forms: Readonly<Record<VendorKind, (expression: string) => string | undefined>> = {
  adfs: () => undefined,
  entra: (text) =>
    isQuoted(text) || /^(?:application|resource|audience|company)\./i.test(text) ? "a constant" : undefined,
  okta: (text) => (isQuoted(text) ? "a constant" : isList(text) ? "several values" : undefined),
  pingfederate: (text) => (text.startsWith(`"`) ? "a constant" : undefined),
  // Without an expression in it, a value of PingOne is text.
  pingone: (text) => (/^[^${}#()]*$/.test(text) ? "a constant" : undefined),
};

/**
 * What an expression gives that certainly is no email address of the user; undefined where it may be one. The expression
 * itself is not quoted: it can hold anything.
 *
 * @example noAddress("okta", '"nobody"') // "a constant"
 */
export function noAddress(vendor: VendorKind, expression: string): string | undefined {
  const text = expression.trim();
  if (text === "") return "nothing";
  if (names[vendor].includes(text.toLowerCase())) return "an account name, a number or an identifier";
  return forms[vendor](text);
}

function isQuoted(text: string): boolean {
  return /^"[^"]*"$/s.test(text);
}

/** Whether a comma stands outside of quotes and parentheses. */
function isList(text: string): boolean {
  let bare = text.replace(/"[^"]*"|'[^']*'/g, "");
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, "");
  }
  return bare.includes(",");
}
