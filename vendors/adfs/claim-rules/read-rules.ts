import { claimProperties, claimTypes } from "../claim-types.ts";
import { splitRules } from "./split-rules.ts";

/** What a set of issuance transform rules issues, as far as it is understood. */
export interface IssuedClaims {
  readonly attributes: readonly { readonly name: string; readonly ldapAttribute: string }[];
  /** The format of the NameID; absent when no understood rule issues one. */
  readonly nameIdFormat?: string;
  /** Rules in other shapes: what they issue is not known. */
  readonly unknown: readonly string[];
}

const type = (name: string) => `Type=="${literally(name)}"`;
/** One user's LDAP attributes under one or several names; ADFS's own templates write them in one rule. */
const attributeShape = new RegExp(
  `^c:\\[${type(claimTypes.windowsAccountName)}(?:,Issuer=="AD AUTHORITY")?\\]=>issue\\(store="Active Directory",types=\\(("[^"]*"(?:,"[^"]*")*)\\),query=";([^";{}]*);\\{0\\}",param=c\\.Value\\)$`,
);
const opaqueIdShape = new RegExp(
  `^c1:\\[${type(claimTypes.windowsAccountName)}\\]&&c2:\\[${type(claimTypes.authenticationInstant)}\\]=>add\\(store="_OpaqueIdStore",`,
);
const nameIdShape = new RegExp(
  `^c:\\[[^\\]]*\\]=>issue\\(Type="${literally(claimTypes.nameId)}",.*Properties\\["${literally(claimProperties.format)}"\\]="([^"]*)"`,
);

/** Reads rules of the shapes that this project and Cisco's guides write. */
export function readRules(text: string): IssuedClaims {
  const attributes: { name: string; ldapAttribute: string }[] = [];
  const unknown: string[] = [];
  let nameIdFormat: string | undefined;
  for (const rule of splitRules(text)) {
    const issued = readAttributes(rule);
    const format = nameIdShape.exec(rule)?.[1];
    if (issued !== undefined) attributes.push(...issued);
    else if (format !== undefined) nameIdFormat = format;
    else if (!opaqueIdShape.test(rule)) unknown.push(rule);
  }
  return { attributes, ...(nameIdFormat === undefined ? {} : { nameIdFormat }), unknown };
}

function readAttributes(rule: string): { name: string; ldapAttribute: string }[] | undefined {
  const [, types, query] = attributeShape.exec(rule) ?? [];
  if (types === undefined || query === undefined) return undefined;
  const names = [...types.matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name);
  const sources = query.split(",");
  return names.length === sources.length
    ? names.map((name, place) => ({ name, ldapAttribute: sources[place] ?? "" }))
    : undefined;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
