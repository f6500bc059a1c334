import { present } from "../../../saml/present.ts";
import { claimProperties, claimTypes } from "../claim-types.ts";
import { literally } from "./literally.ts";
import { splitRules } from "./split-rules.ts";

/** What a set of issuance transform rules issues, as far as it is understood. */
export interface IssuedClaims {
  readonly attributes: readonly { readonly name: string; readonly ldapAttribute: string }[];
  /** The format of the NameID; absent when no understood rule issues one. */
  readonly nameIdFormat?: string;
  /** Whom the NameID says that it is for. */
  readonly spNameQualifier?: string;
  /** Rules in other shapes: what they issue is not known. */
  readonly unknown: readonly string[];
}

const type = (name: string) => `Type=="${literally(name)}"`;
/** One user's LDAP attributes under one or several names; ADFS's own templates write them in one rule. */
const attributeShape = new RegExp(
  `^c:\\[${type(claimTypes.windowsAccountName)}(?:,Issuer=="AD AUTHORITY")?\\]=>issue\\(store="Active Directory",types=\\(("[^"]*"(?:,"[^"]*")*)\\),query=";([^";{}]*);\\{0\\}",param=c\\.Value\\)$`,
);
/**
 * An identifier that is another one at each sign-in, under whatever name it is handed on. With "ppid" instead of
 * "useEntropy" it would stay the same (Microsoft, "Name Identifiers in SAML assertions").
 */
const opaqueIdShape = new RegExp(
  `^c1:\\[${type(claimTypes.windowsAccountName)}\\]&&c2:\\[${type(claimTypes.authenticationInstant)}\\]=>add\\(store="_OpaqueIdStore",types=\\("([^"]+)"\\),query="[^"]*",param="useEntropy",.*\\)$`,
);
const nameIdShape = new RegExp(
  `^c:\\[Type=="([^"]*)"(?:,Issuer=="AD AUTHORITY")?\\]=>issue\\(Type="${literally(claimTypes.nameId)}",.*Properties\\["${literally(claimProperties.format)}"\\]="([^"]*)"`,
);
/** A text of its own: the same NameID for everybody, so that signing out ends somebody else's session. */
const constantShape = /[(,]Value="/;
const spNameQualifierShape = new RegExp(
  `Properties\\["${literally(claimProperties.spNameQualifier)}"\\]="([^"]*)"`,
);
/** Claims that Active Directory's own claims provider trust passes on for every user. */
const always = [claimTypes.windowsAccountName, claimTypes.upn, claimTypes.name, claimTypes.primarySid];

/** Reads rules of the shapes that this project and Cisco's guides write. */
export function readRules(text: string): IssuedClaims {
  const attributes: { name: string; ldapAttribute: string }[] = [];
  const unknown: string[] = [];
  const nameIds: { format: string; spNameQualifier?: string }[] = [];
  // A rule sees the claims of those before it.
  const available = new Set<string>(always);
  for (const rule of splitRules(text)) {
    const issued = readAttributes(rule);
    const opaqueId = opaqueIdShape.exec(rule)?.[1];
    const [, from = "", format] = nameIdShape.exec(rule) ?? [];
    if (issued?.every(({ name }) => name !== claimTypes.nameId)) {
      attributes.push(...issued);
      for (const { name } of issued) available.add(name);
    } else if (opaqueId !== undefined) available.add(opaqueId);
    // Of two NameIDs nobody knows which Webex takes; and a claim from elsewhere may be there or not.
    else if (
      format === undefined ||
      constantShape.test(rule) ||
      nameIds.length > 0 ||
      !mayBeThere(from, available)
    )
      unknown.push(rule);
    // Nothing but our own rule adds the opaque identifier: without it no NameID is issued.
    else if (available.has(from))
      nameIds.push({ format, ...present({ spNameQualifier: spNameQualifierShape.exec(rule)?.[1] }) });
  }
  const [{ format: nameIdFormat, spNameQualifier } = {}] = nameIds;
  return { attributes, ...present({ nameIdFormat, spNameQualifier }), unknown };
}

function mayBeThere(from: string, available: ReadonlySet<string>): boolean {
  return available.has(from) || from === claimTypes.opaqueId;
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
