import { XMLSerializer } from "@xmldom/xmldom";
import type { Certificate } from "../certificate.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { decodeXml } from "../xml/decode.ts";
import { childElements, elementsBelow } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import { readIdentityProvider } from "./read-identity-provider.ts";

/** Metadata of an identity provider that names every one of some certificates. */
export interface ExtendedMetadata {
  readonly xml: string;
  /** Those that it did not name itself. */
  readonly added: readonly Certificate[];
  /** Whether a signature had to go, because what it covers has changed. */
  readonly lostSignature: boolean;
}

/**
 * The metadata of an identity provider with further signing certificates behind its own, for the time in which both
 * count (saml-metadata-2.0-os §2.4.1.1 allows any number of KeyDescriptor). Where it names them already it stays as it
 * is, to the byte.
 *
 * @throws WebexSsoError `identity-provider-metadata` when it is not the metadata of an identity provider.
 * @example addSigningCertificates(metadata, [next]).xml
 */
export function addSigningCertificates(
  metadata: string,
  certificates: readonly Certificate[],
): ExtendedMetadata {
  const { signingCertificates } = readIdentityProvider(metadata);
  const named = new Set(signingCertificates.map(({ fingerprint }) => fingerprint));
  const added = certificates.filter(({ fingerprint }) => !named.has(fingerprint));
  if (added.length === 0) return { xml: metadata, added, lostSignature: false };

  const root = parseXml(decodeXml(Buffer.from(metadata)));
  const signatures = childElements(root, namespaces.metadata, "IDPSSODescriptor")
    .flatMap((role) => [root, role])
    .flatMap((parent) => childElements(parent, namespaces.signature, "Signature"));
  for (const signature of signatures) signature.parentNode?.removeChild(signature);
  const [role] = childElements(root, namespaces.metadata, "IDPSSODescriptor");
  const keys = role === undefined ? [] : childElements(role, namespaces.metadata, "KeyDescriptor");
  const signing = keys.filter((one) => one.getAttribute("use") !== "encryption");
  const last = signing.at(-1);
  if (role === undefined || last === undefined)
    throw new WebexSsoError(
      "identity-provider-metadata",
      "This metadata of an identity provider names no signing certificate, so no other can be put beside it. Take what the identity provider publishes.",
    );
  for (const one of added.toReversed()) role.insertBefore(withCertificate(last, one), last.nextSibling);
  const xml = new XMLSerializer().serializeToString(root);
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`,
    added,
    lostSignature: signatures.length > 0,
  };
}

/** What tells a key beside its certificate (XML Signature §4.5): it would speak of the other one. */
const otherWords = /^(KeyName|KeyValue|X509IssuerSerial|X509SubjectName|X509SKI|X509CRL|X509Digest)$/;

/** A copy of a KeyDescriptor with another certificate: names and prefixes are those of the file. */
function withCertificate(descriptor: Element, { base64 }: Certificate): Node {
  const copy = descriptor.cloneNode(true) as Element;
  copy.setAttribute("use", "signing");
  const all = [...elementsBelow(copy)];
  const [first, ...others] = all.filter(({ localName }) => localName === "X509Certificate");
  if (first !== undefined) first.textContent = base64;
  for (const element of [...others, ...all.filter(({ localName }) => otherWords.test(localName ?? ""))])
    element.parentNode?.removeChild(element);
  return copy;
}
