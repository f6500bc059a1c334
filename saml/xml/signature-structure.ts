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

/** Why a signature was refused, as the code of the error says it. */
type Refusal =
  | "xml-signature-refused"
  | "xml-signature-hidden"
  | "xml-signature-reference"
  | "xml-signature-transforms"
  | "xml-signature-algorithm"
  | "xml-signature-empty";

/**
 * The one signature of a document, which must sit under the root and cover the root and nothing else.
 *
 * @returns undefined when the document has no signature.
 * @throws WebexSsoError as {@link signatureStructureOf}.
 */
export function readSignatureStructure(root: Element): SignatureStructure | undefined {
  const signatures = Array.from(elementsBelow(root)).filter(
    ({ namespaceURI, localName }) => namespaceURI === namespaces.signature && localName === "Signature",
  );
  const [signature] = signatures;
  if (!signature) return undefined;
  if (signatures.length > 1) throw refused(`there are ${signatures.length} signatures; one is allowed`);
  if (signature.parentNode !== root) throw refused("the signature is not a direct child of the root element");
  return signatureStructureOf(signature, root);
}

/**
 * Checks of a signature what a cryptographic check does not: that it covers the element that it should and nothing else,
 * with the transforms and algorithms allowed (saml-metadata-2.0-os §3.1, saml-core-2.0-os §5.4).
 *
 * @throws WebexSsoError `xml-signature-hidden`, `xml-signature-reference`, `xml-signature-transforms`,
 * `xml-signature-algorithm`, `xml-signature-empty`, or `xml-signature-refused` for any other shape.
 */
export function signatureStructureOf(signature: Element, covered: Element): SignatureStructure {
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

  refuseReference(reference, covered);
  refuseTransforms(transformList);
  for (const child of allChildElements(c14n)) refuseUnlessPrefixList(child);
  const algorithm = attributeOf(c14n, "Algorithm") ?? "";
  if (!canonicalizations.has(algorithm)) {
    throw refused(`the canonicalization “${algorithm}” is not allowed`, "xml-signature-transforms");
  }
  const method = allowed(signatureMethods, signatureMethod, "signature");
  const hash = allowed(digestMethods, digestMethod, "digest");
  if (Buffer.from(textOf(digestValue), "base64").equals(createHash(hash).digest())) {
    throw refused(
      "the digest is that of an empty text, so that the signature covers nothing",
      "xml-signature-empty",
    );
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
  if (hidden)
    throw refused(`${element.localName} holds a comment or a CDATA section`, "xml-signature-hidden");
}

function refuseReference(reference: Element, covered: Element): void {
  const uri = attributeOf(reference, "URI");
  const id = attributeOf(covered, "ID");
  const isRoot = covered === covered.ownerDocument.documentElement;
  if ((uri === "" && isRoot) || (uri === `#${id}` && id !== undefined && ncName.test(id))) return;
  const element = isRoot ? "the root element" : `the ${covered.localName} that it stands in`;
  throw refused(
    `the signature covers “${uri ?? "nothing named"}” instead of ${element}`,
    "xml-signature-reference",
  );
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
    throw refused(
      `its transforms are ${algorithms.join(", ")}; allowed are ${transforms.join(", ")}`,
      "xml-signature-transforms",
    );
  }
  for (const child of found.flatMap(allChildElements)) refuseUnlessPrefixList(child);
}

function refuseUnlessPrefixList(element: Element): void {
  const fits =
    element.namespaceURI === namespaces.exclusiveC14n &&
    element.localName === "InclusiveNamespaces" &&
    element.childNodes.length === 0;
  if (!fits)
    throw refused(
      `there is <${element.nodeName}> inside ${element.parentNode?.nodeName}`,
      "xml-signature-transforms",
    );
}

function allowed<Value>(table: ReadonlyMap<string, Value>, element: Element, what: string): Value {
  const algorithm = attributeOf(element, "Algorithm") ?? "";
  const value = table.get(algorithm);
  if (value === undefined)
    throw refused(`the ${what} algorithm “${algorithm}” is not allowed`, "xml-signature-algorithm");
  return value;
}

function refused(message: string, code: Refusal = "xml-signature-refused"): WebexSsoError {
  return new WebexSsoError(code, message);
}
