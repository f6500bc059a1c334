import { WebexSsoError } from "../webex-sso-error.ts";
import { elementsBelow } from "./elements.ts";
import { namespaces } from "./namespaces.ts";

/** Every name under which some verifier looks up an ID; one value under two of them is two answers. */
const idNames = new Set(["ID", "Id", "id", "AssertionID"]);

/**
 * Refuses a document that two programs may understand differently though both read it without complaint:
 * undeclared prefixes, relative namespace URIs (a canonicaliser may give up on them and sign nothing),
 * an attribute twice under two prefixes, one ID twice.
 *
 * @throws WebexSsoError `xml-ambiguous`, or `xml-duplicate-id` where it is an ID.
 */
export function refuseAmbiguity(root: Element): void {
  const ids = new Set<string>();
  for (const element of elementsBelow(root)) {
    refuseUndeclared(element);
    const attributes = new Set<string>();
    for (const attribute of Array.from(element.attributes)) {
      refuseUndeclared(attribute);
      refuseNamespace(attribute);
      const expanded = `${attribute.namespaceURI ?? ""} ${attribute.localName}`;
      if (attributes.has(expanded)) {
        throw ambiguous(`<${element.nodeName}> has the attribute “${attribute.localName}” twice.`);
      }
      attributes.add(expanded);
      if (!idNames.has(attribute.localName)) continue;
      if (ids.has(attribute.value)) {
        throw new WebexSsoError("xml-duplicate-id", `The ID “${attribute.value}” occurs more than once.`);
      }
      ids.add(attribute.value);
    }
  }
}

/** xmldom looks a prefix up in a plain object, where "constructor" finds a function: only text is a namespace. */
function refuseUndeclared(node: Element | Attr): void {
  if (node.prefix && (typeof node.namespaceURI !== "string" || node.namespaceURI === "")) {
    throw ambiguous(`The prefix of “${node.nodeName}” is not declared.`);
  }
}

function refuseNamespace({ name, namespaceURI, value }: Attr): void {
  if (namespaceURI !== namespaces.xmlns) return;
  const reserved = name === "xmlns:xml" || name === "xmlns:xmlns";
  const none = name === "xmlns" && value === "";
  if (reserved || !(none || /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/.test(value))) {
    throw ambiguous(`The namespace declaration ${name}="${value}" is not an absolute URI.`);
  }
}

function ambiguous(message: string): WebexSsoError {
  return new WebexSsoError("xml-ambiguous", message);
}
