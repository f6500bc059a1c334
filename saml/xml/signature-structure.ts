import { createHash } from "node:crypto";
import { WebexSsoError } from "../webex-sso-error.ts";
import { certificateTexts } from "./certificate-texts.ts";
import { allChildElements, attributeOf, childElements, elementsBelow, textOf } from "./elements.ts";
import { namespaces } from "./namespaces.ts";
import {
  canonicalizations,
  digestMethods,
  type SignatureMethod,
  signatureMethods,
  transforms,
} from "./signature-algorithms.ts";

const textNode = 3;
const elementNode = 1;
const ncName = /^[A-Za-z_][\w.-]*$/;

/** A signature whose shape is the one allowed; whether it is right is another question. */
export interface SignatureStructure {
  readonly signature: Element;
  readonly method: SignatureMethod;
  /** SHA-1 in the signature or in the digest. */
  readonly legacy: boolean;
  /** Certificates that the signature brings along, in base64. They prove nothing by themselves. */
  readonly keyInfoCertificates: readonly string[];
}

/**
 * Checks what a cryptographic check does not: that there is one signature, that it sits under the root and covers
 * the root and nothing else, with the transforms and algorithms allowed (saml-metadata-2.0-os §3.1,
 * saml-core-2.0-os §5.4).
 *
 * @returns undefined when the document has no signature.
 * @throws WebexSsoError `xml-signature-refused`.
 */
export function readSignatureStructure(root: Element): SignatureStructure | undefined {
  const signatures = Array.from(elementsBelow(root)).filter(
    ({ namespaceURI, localName }) => namespaceURI === namespaces.signature && localName === "Signature",
  );
  const [signature] = signatures;
  if (!signature) return undefined;
  if (signatures.length > 1) throw refused(`there are ${signatures.length} signatures; one is allowed`);
  if (signature.parentNode !== root) throw refused("the signature is not a direct child of the root element");

  const keyInfo = childElements(signature, namespaces.signature, "KeyInfo")[0];
  const names = ["SignedInfo", "SignatureValue", ...(keyInfo ? ["KeyInfo"] : [])] as const;
  const [signedInfo, signatureValue] = parts(signature, names);
  const [c14n, signatureMethod, reference] = parts(signedInfo, [
    "CanonicalizationMethod",
    "SignatureMethod",
    "Reference",
  ]);
  const [transformList, digestMethod, digestValue] = parts(reference, [
    "Transforms",
    "DigestMethod",
    "DigestValue",
  ]);
  for (const element of [signatureValue, ...elementsBelow(signedInfo)]) refuseHiddenNodes(element);
  for (const element of [signatureMethod, signatureValue, digestMethod, digestValue]) parts(element, []);

  refuseReference(reference, root);
  refuseTransforms(transformList);
  for (const child of allChildElements(c14n)) refuseUnlessPrefixList(child);
  const algorithm = attributeOf(c14n, "Algorithm") ?? "";
  if (!canonicalizations.has(algorithm)) throw refused(`the canonicalization “${algorithm}” is not allowed`);
  const method = allowed(signatureMethods, signatureMethod, "signature");
  const hash = allowed(digestMethods, digestMethod, "digest");
  if (Buffer.from(textOf(digestValue), "base64").equals(createHash(hash).digest())) {
    throw refused("the digest is that of an empty text, so that the signature covers nothing");
  }
  return {
    signature,
    method,
    legacy: method.hash === "sha1" || hash === "sha1",
    keyInfoCertificates: keyInfo ? certificateTexts(keyInfo) : [],
  };
}

/** The child elements, which must be exactly these, each once and in this order. */
function parts<const Names extends readonly string[]>(
  parent: Element,
  names: Names,
): { [Index in keyof Names]: Element } {
  const children = allChildElements(parent);
  const fits = (child: Element, index: number) =>
    child.namespaceURI === namespaces.signature && child.localName === names[index];
  if (children.length !== names.length || !children.every(fits)) {
    const found = children.map(({ localName }) => localName).join(", ") || "no elements";
    throw refused(`${parent.localName} holds ${found} instead of ${names.join(", ") || "text alone"}`);
  }
  return children as unknown as { [Index in keyof Names]: Element };
}

/** Comments, CDATA sections and the like: what they hide depends on who reads (CVE-2025-29775). */
function refuseHiddenNodes(element: Element): void {
  const hidden = Array.from(element.childNodes).some(
    ({ nodeType }) => nodeType !== textNode && nodeType !== elementNode,
  );
  if (hidden) throw refused(`${element.localName} holds a comment or a CDATA section`);
}

function refuseReference(reference: Element, root: Element): void {
  const uri = attributeOf(reference, "URI");
  const id = attributeOf(root, "ID");
  if (uri === "" || (uri === `#${id}` && id !== undefined && ncName.test(id))) return;
  throw refused(`the signature covers “${uri ?? "nothing named"}” instead of the root element`);
}

function refuseTransforms(list: Element): void {
  const found = allChildElements(list);
  const algorithms = found.map((transform) => attributeOf(transform, "Algorithm") ?? "");
  const fits = found.every(({ namespaceURI, localName }, index) => {
    return (
      namespaceURI === namespaces.signature &&
      localName === "Transform" &&
      algorithms[index] === transforms[index]
    );
  });
  if (!fits || found.length !== transforms.length) {
    throw refused(`its transforms are ${algorithms.join(", ")}; allowed are ${transforms.join(", ")}`);
  }
  for (const child of found.flatMap(allChildElements)) refuseUnlessPrefixList(child);
}

function refuseUnlessPrefixList(element: Element): void {
  const fits =
    element.namespaceURI === namespaces.exclusiveC14n &&
    element.localName === "InclusiveNamespaces" &&
    element.childNodes.length === 0;
  if (!fits) throw refused(`there is <${element.nodeName}> inside ${element.parentNode?.nodeName}`);
}

function allowed<Value>(table: ReadonlyMap<string, Value>, element: Element, what: string): Value {
  const algorithm = attributeOf(element, "Algorithm") ?? "";
  const value = table.get(algorithm);
  if (value === undefined) throw refused(`the ${what} algorithm “${algorithm}” is not allowed`);
  return value;
}

function refused(message: string): WebexSsoError {
  return new WebexSsoError("xml-signature-refused", message);
}
