import { childElements, textOf } from "./elements.ts";
import { namespaces } from "./namespaces.ts";

/** The base64 texts of the certificates in a ds:KeyInfo element (XML Signature §4.5.4). */
export function certificateTexts(keyInfo: Element): readonly string[] {
  return childElements(keyInfo, namespaces.signature, "X509Data")
    .flatMap((data) => childElements(data, namespaces.signature, "X509Certificate"))
    .map(textOf);
}
