import { XMLSerializer } from "@xmldom/xmldom";
import { elementsBelow } from "../../xml/elements.ts";
import { parseXml } from "../../xml/parse.ts";
import type { PrivateKind, StandIns } from "./stand-ins.ts";

/** Elements whose text says nothing about a person; that of every other one is replaced. */
const keptTexts = new Set([
  ...[
    "Issuer",
    "Audience",
    "AuthnContextClassRef",
    "AuthenticatingAuthority",

    "X509Certificate",
  ],
  // WebEx XML API
  ...["result", "reason", "gsbStatus", "exceptionID", "createTime", "timeToLive"],
]);
const blanked: Readonly<Record<string, "signature" | "cipher text">> = {
  SignatureValue: "signature",
  DigestValue: "signature",
  CipherValue: "cipher text",
};
/** Attributes whose value says nothing about a person; that of every other one is replaced. */
const keptAttributes = new Set([
  ...["ID", "Id", "Version", "IssueInstant", "InResponseTo", "Destination", "Recipient", "Method", "Value"],
  ...["NotBefore", "NotOnOrAfter", "AuthnInstant", "SessionNotOnOrAfter", "Format", "NameFormat", "Name"],
  ...["FriendlyName", "NameQualifier", "SPNameQualifier", "Algorithm", "URI", "PrefixList", "type", "nil"],
  ...["AssertionConsumerServiceURL", "AssertionConsumerServiceIndex", "ProtocolBinding", "AllowCreate"],
  ...["ForceAuthn", "IsPassive", "Comparison", "Consent", "Reason", "Type", "MimeType", "Encoding", "Index"],
]);
const kinds: Readonly<Record<string, PrivateKind>> = {
  SessionIndex: "session",
  sessionTicket: "session",
  accessToken: "token",
};
const textNodes = new Set([3, 4, 8]);

/**
 * A message without what is private in it: texts of users, session indexes, signature values. Elements, names of
 * attributes, times, entity IDs, addresses and certificates stay.
 *
 * @returns undefined where it cannot be read, and so cannot be told apart.
 */
export function redactXml(xml: string, standIns: StandIns): string | undefined {
  let root: Element;
  try {
    root = parseXml(xml);
  } catch {
    return undefined;
  }
  const elements = [...elementsBelow(root)];
  for (const element of elements) redactElement(element, standIns);
  // A value that was kept in one place may be private in another, which may come later.
  for (const element of elements) scrubElement(element, standIns);
  return new XMLSerializer().serializeToString(root);
}

function redactElement(element: Element, standIns: StandIns): void {
  const { localName } = element;
  const kind = kinds[localName] ?? "value";
  for (const node of Array.from(element.childNodes) as CharacterData[]) {
    if (!textNodes.has(node.nodeType)) continue;
    const blank = blanked[localName];
    if (blank !== undefined) node.data = standIns.blank(blank, node.data);
    else if (!keptTexts.has(localName) || node.nodeType !== 3)
      setText(node, `${standIns.of(kind, node.data)}${codesIn(localName, node.data)}`);
  }
  for (const attribute of Array.from(element.attributes)) {
    if (attribute.name.startsWith("xmlns") || keptAttributes.has(attribute.localName)) continue;
    attribute.value = standIns.of(kinds[attribute.localName] ?? "value", attribute.value);
  }
}

/** Of what an identity provider says to a status, its numbers are what helps. @example "AADSTS50105" */
function codesIn(element: string, text: string): string {
  const codes = element === "StatusMessage" ? text.match(/\b[A-Z]{3,}\d{2,}\b/g) : null;
  return (codes ?? []).map((code) => ` ${code}`).join("");
}

function scrubElement(element: Element, standIns: StandIns): void {
  for (const node of Array.from(element.childNodes) as CharacterData[])
    if (node.nodeType === 3 && keptTexts.has(element.localName) && element.localName !== "X509Certificate")
      setText(node, standIns.scrub(node.data));
  for (const attribute of Array.from(element.attributes))
    if (!attribute.name.startsWith("xmlns") && keptAttributes.has(attribute.localName))
      attribute.value = standIns.scrub(attribute.value);
}

/** xmldom writes a text by `nodeValue` and gives it out by `data`: both have to say the same. */
function setText(node: CharacterData, text: string): void {
  node.data = text;
  node.nodeValue = text;
}
