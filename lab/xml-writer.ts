import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";

const namespaces: Readonly<Record<string, string>> = {
  saml: "urn:oasis:names:tc:SAML:2.0:assertion",
  samlp: "urn:oasis:names:tc:SAML:2.0:protocol",
};

/** An element to be written. */
export interface XmlNode {
  /** With one of the usual prefixes. */
  readonly name: string;
  /** One that is undefined is left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlNode | string)[];
}

/** @example element("saml:Issuer", {}, "urn:idp") */
export function element(
  name: string,
  attributes: XmlNode["attributes"],
  ...children: XmlNode["children"]
): XmlNode {
  return { name, attributes, children };
}

/** Writes a document. */
export function writeXml(root: XmlNode): string {
  const document = new DOMImplementation().createDocument(namespaceOf(root.name), root.name);
  fill(document.documentElement, root);
  return new XMLSerializer().serializeToString(document);
}

function fill(parent: Element, { attributes, children }: XmlNode): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) parent.setAttribute(name, value);
  for (const child of children) {
    if (typeof child === "string") {
      parent.appendChild(parent.ownerDocument.createTextNode(child));
    } else {
      const made = parent.ownerDocument.createElementNS(namespaceOf(child.name), child.name);
      parent.appendChild(made);
      fill(made, child);
    }
  }
}

function namespaceOf(name: string): string {
  return namespaces[name.split(":")[0] ?? ""] ?? "";
}
