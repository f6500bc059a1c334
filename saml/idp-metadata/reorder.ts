import { XMLSerializer } from "@xmldom/xmldom";
import { openIdentityProvider, parseMetadata } from "../metadata/open-identity-provider.ts";
import { allChildElements, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";

/** A file in the order that Webex wants. */
export interface Reordered {
  readonly text: string;
  /** Whether there was a signature. It covers the order, too, so that it was taken away and not left broken. */
  readonly lostSignature: boolean;
}

/**
 * Moves the KeyDescriptor elements of IDPSSODescriptor to its front, in their own order. Nothing else changes, but for the
 * signature.
 *
 * @returns undefined where they stand there already.
 * @throws WebexSsoError where it is no XML; Error where it is no identity provider's: lint it first.
 */
export function reorder(metadata: Uint8Array): Reordered | undefined {
  const { root } = parseMetadata(metadata);
  const opened = openIdentityProvider(root);
  if ("other" in opened) throw new Error(opened.reason);
  const { role } = opened;
  const keys = childElements(role, namespaces.metadata, "KeyDescriptor");
  const first = allChildElements(role)[0];
  if (first === undefined || keys.length === 0 || keys.includes(first)) return undefined;
  for (const key of keys) role.insertBefore(key, first);
  const signatures = childElements(root, namespaces.signature, "Signature");
  for (const signature of signatures) root.removeChild(signature);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  return { text, lostSignature: signatures.length > 0 };
}
