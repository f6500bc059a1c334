import { XMLSerializer } from "@xmldom/xmldom";
import { digestUris, type Signer, signatureUris, signElement } from "../../../lab/saml/sign.ts";
import { elementsBelow } from "../../../saml/xml/elements.ts";
import { parseXml } from "../../../saml/xml/parse.ts";
import type { TestKey } from "../../fixtures/metadata-key.ts";

/** Changes a message before it is signed. */
export type Edit = (message: EditableMessage) => void;

/** A message in the hands of a test. */
export interface EditableMessage {
  readonly root: Element;
  /** The first element of that name. */
  element(name: string): Element;
  /** The claim by which Webex knows the user. */
  claim(): Element;
}

/** Where the signatures of a message stood. */
const signedParts = { response: "/*", assertion: "/*/*[local-name(.)='Assertion']" };

/**
 * Takes the signatures off, changes something, and signs again in the same places: what a misconfigured identity
 * provider would have sent.
 */
export function resigned(
  xml: string,
  key: TestKey,
  edit: Edit = () => {},
  signer: Partial<Signer> = {},
): string {
  const root = parseXml(xml);
  const signatures = [...elementsBelow(root)].filter(({ localName }) => localName === "Signature");
  const parts = signatures.map(({ parentNode }) => (parentNode === root ? "response" : "assertion"));
  for (const one of signatures) one.parentNode?.removeChild(one);
  edit(editable(root));
  const text = new XMLSerializer().serializeToString(root);
  const hasAssertion = [...elementsBelow(root)].some(({ localName }) => localName === "Assertion");
  return (["assertion", "response"] as const)
    .filter((part) => parts.includes(part) && (part === "response" || hasAssertion))
    .reduce(
      (signed, part) =>
        signElement(signed, signedParts[part], {
          privateKey: key.privateKey,
          certificate: key.base64,
          algorithm: signatureUris["rsa-sha256"],
          digest: digestUris.sha256,
          ...signer,
        }),
      text,
    );
}

/** Changes a message after it was signed. */
export function tampered(xml: string, edit: Edit): string {
  const root = parseXml(xml);
  edit(editable(root));
  return new XMLSerializer().serializeToString(root);
}

function editable(root: Element): EditableMessage {
  const all = () => [...elementsBelow(root)];
  const element = (name: string) => {
    const found = all().find(({ localName }) => localName === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
  const claim = () => {
    const found = all().find(
      (one) => one.localName === "Attribute" && ["uid", "mail"].includes(one.getAttribute("Name") ?? ""),
    );
    if (found === undefined) throw new Error("there is no claim");
    return found;
  };
  return { root, element, claim };
}

/** Takes an element out. */
export function remove(element: Element): void {
  element.parentNode?.removeChild(element);
}
