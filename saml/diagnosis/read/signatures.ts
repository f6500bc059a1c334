import { type Certificate, readCertificate } from "../../certificate.ts";
import { WebexSsoError } from "../../webex-sso-error.ts";
import { certificateTexts } from "../../xml/certificate-texts.ts";
import { elementsBelow } from "../../xml/elements.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { parseXml } from "../../xml/parse.ts";
import { checkSignature } from "../../xml/signature.ts";
import { type SignatureStructure, signatureStructureOf } from "../../xml/signature-structure.ts";
import { first } from "./select.ts";

/** What is known about a signature within a message. */
export interface ReadSignature {
  readonly element: Element;
  /** The element that it stands in, and should cover. */
  readonly covered: Element;
  /** Certificates that it brings along. */
  readonly certificates: readonly Certificate[];
  readonly structure?: SignatureStructure;
  /** Why its structure was refused. */
  readonly refused?: WebexSsoError;
  /**
   * `valid` and `other-key` are by the certificates that are expected; `intact` is valid by the certificate that it
   * brings along, where none is expected; `unknown`: there is nothing to check it with.
   */
  readonly result: "valid" | "intact" | "other-key" | "changed" | "unknown";
  /** The one that verifies it. */
  readonly certificate?: Certificate;
  /** It would be valid without the blanks and line breaks between elements. */
  readonly reformatted?: boolean;
}

/**
 * Reads and checks every signature of a message.
 *
 * @param expected certificates of the identity provider, where they are known.
 */
export function readSignatures(
  root: Element,
  text: string,
  expected: readonly Certificate[] | undefined,
): readonly ReadSignature[] {
  return Array.from(elementsBelow(root))
    .filter(
      ({ namespaceURI, localName }) => namespaceURI === namespaces.signature && localName === "Signature",
    )
    .map((element) => readSignature(element, text, expected));
}

function readSignature(
  element: Element,
  text: string,
  expected: readonly Certificate[] | undefined,
): ReadSignature {
  const covered = element.parentNode as Element;
  const keyInfo = first(element, "ds:KeyInfo");
  const certificates = keyInfo === undefined ? [] : certificateTexts(keyInfo).flatMap(readOrNone);
  const base = { element, covered, certificates };
  try {
    const structure = signatureStructureOf(element, covered);
    return { ...base, structure, ...judge(text, structure, certificates, expected) };
  } catch (error) {
    if (!(error instanceof WebexSsoError)) throw error;
    return { ...base, refused: error, result: "unknown" };
  }
}

function judge(
  text: string,
  structure: SignatureStructure,
  own: readonly Certificate[],
  expected: readonly Certificate[] | undefined,
): Pick<ReadSignature, "result" | "certificate" | "reformatted"> {
  const byExpected = expected && checkSignature(text, structure, expected);
  if (byExpected?.result === "valid") return { result: "valid", certificate: byExpected.certificate };
  if (byExpected?.result === "changed") return changed(text, structure, expected ?? []);
  if (own.length === 0) return { result: expected === undefined ? "unknown" : "other-key" };
  const byOwn = checkSignature(text, structure, own);
  if (byOwn.result !== "valid") return changed(text, structure, own);
  return { result: expected === undefined ? "intact" : "other-key", certificate: byOwn.certificate };
}

/** A viewer that lays XML out anew breaks every signature; without its line breaks the signature fits again. */
function changed(
  text: string,
  { signature }: SignatureStructure,
  certificates: readonly Certificate[],
): Pick<ReadSignature, "result" | "reformatted"> {
  const compact = text.trim().replace(/>\s+</g, "><");
  if (compact === text) return { result: "changed" };
  const root = parseXml(compact);
  const place = indexOf(signature, signature.ownerDocument.documentElement);
  const twin = Array.from(elementsBelow(root))[place];
  if (twin === undefined) return { result: "changed" };
  try {
    const check = checkSignature(
      compact,
      signatureStructureOf(twin, twin.parentNode as Element),
      certificates,
    );
    return { result: "changed", reformatted: check.result === "valid" };
  } catch {
    return { result: "changed" };
  }
}

function indexOf(element: Element, root: Element): number {
  return Array.from(elementsBelow(root)).indexOf(element);
}

function readOrNone(base64: string): Certificate[] {
  try {
    return [readCertificate(base64)];
  } catch {
    return [];
  }
}
