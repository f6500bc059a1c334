import { WebexSsoError } from "../webex-sso-error.ts";
import { decodeXml } from "../xml/decode.ts";
import { attributeOf, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import { recogniseWrongFile } from "./wrong-file.ts";

/** A document that describes one identity provider. */
export interface OpenedIdentityProvider {
  /** EntityDescriptor. */
  readonly entity: Element;
  /** Its only IDPSSODescriptor. */
  readonly role: Element;
  readonly entityId: string;
}

/**
 * Metadata as XML, whatever it describes.
 *
 * @throws WebexSsoError whose message is why it is none, as a sentence.
 */
export function parseMetadata(bytes: Uint8Array): { readonly text: string; readonly root: Element } {
  const wrong = recogniseWrongFile(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"));
  if (wrong) throw new WebexSsoError(wrong.code, wrong.message);
  const text = decodeXml(bytes);
  return { text, root: parseXml(text) };
}

/** Why a document does not describe one identity provider. */
type OtherKind = "other-root" | "no-entity-id" | "no-role" | "several-roles";

/**
 * The identity provider that a document describes, or why it describes none.
 *
 * @example openIdentityProvider(parseMetadata(bytes).root)
 */
export function openIdentityProvider(
  root: Element,
): OpenedIdentityProvider | { readonly other: OtherKind; readonly reason: string } {
  if (root.namespaceURI !== namespaces.metadata || root.localName !== "EntityDescriptor")
    return { other: "other-root", reason: `its root is <${root.nodeName}> and no EntityDescriptor` };
  const entityId = attributeOf(root, "entityID");
  if (!entityId) return { other: "no-entity-id", reason: "its EntityDescriptor has no entityID" };
  const [role, ...others] = childElements(root, namespaces.metadata, "IDPSSODescriptor");
  if (!role) return { other: "no-role", reason: `“${entityId}” has no IDPSSODescriptor in it` };
  if (others.length > 0)
    return {
      other: "several-roles",
      reason: `“${entityId}” has ${others.length + 1} IDPSSODescriptor elements in it`,
    };
  return { entity: root, role, entityId };
}
