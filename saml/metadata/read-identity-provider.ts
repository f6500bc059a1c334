import { bindingOf } from "../binding.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { decodeXml } from "../xml/decode.ts";
import { attributeOf, childElements, isTrue, textOf } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import type { IdentityProviderEndpoint, IdentityProviderMetadata } from "./identity-provider-metadata.ts";
import { certificatesFor, readKeyDescriptors } from "./key-descriptors.ts";
import { recogniseWrongFile } from "./wrong-file.ts";

/**
 * Reads SAML 2.0 metadata as Okta, Entra ID, ADFS and the Ping products publish it. No signature is asked for: the
 * caller has it from the identity provider itself.
 *
 * @throws WebexSsoError `identity-provider-metadata` with a complete message when it is not the metadata of one
 *   identity provider.
 * @example readIdentityProvider(metadataXml).singleSignOnServices[0]?.url
 */
export function readIdentityProvider(metadata: Uint8Array | string): IdentityProviderMetadata {
  const entity = parseEntity(typeof metadata === "string" ? Buffer.from(metadata) : metadata);
  const entityId = attributeOf(entity, "entityID");
  if (!entityId) throw invalid("its EntityDescriptor has no entityID");
  const [role, ...others] = childElements(entity, namespaces.metadata, "IDPSSODescriptor");
  if (!role) throw invalid(`“${entityId}” has no IDPSSODescriptor in it`);
  if (others.length > 0)
    throw invalid(`“${entityId}” has ${others.length + 1} IDPSSODescriptor elements in it`);
  return {
    entityId,
    singleSignOnServices: endpoints(role, "SingleSignOnService"),
    singleLogoutServices: endpoints(role, "SingleLogoutService"),
    signingCertificates: certificatesFor("signing", readKeyDescriptors(role)),
    nameIdFormats: childElements(role, namespaces.metadata, "NameIDFormat").map(textOf).filter(Boolean),
    wantAuthnRequestsSigned: isTrue(role, "WantAuthnRequestsSigned"),
  };
}

function parseEntity(bytes: Uint8Array): Element {
  const wrong = recogniseWrongFile(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"));
  if (wrong) throw invalid(wrong.message);
  try {
    const root = parseXml(decodeXml(bytes));
    if (root.namespaceURI === namespaces.metadata && root.localName === "EntityDescriptor") return root;
    throw invalid(`its root is <${root.nodeName}> and no EntityDescriptor`);
  } catch (error) {
    if (!(error instanceof WebexSsoError) || error.code === code) throw error;
    throw invalid(error.message, error);
  }
}

/** Endpoints of SAML 2.0; ADFS also lists those of older protocols. */
function endpoints(role: Element, localName: string): readonly IdentityProviderEndpoint[] {
  return childElements(role, namespaces.metadata, localName).flatMap((element) => {
    const binding = bindingOf(attributeOf(element, "Binding") ?? "");
    const url = attributeOf(element, "Location");
    return binding && url ? [{ binding, url }] : [];
  });
}

const code = "identity-provider-metadata";

function invalid(reason: string, cause?: unknown): WebexSsoError {
  const clause = reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, "");
  const message = `This is not the SAML 2.0 metadata of an identity provider: ${clause}. Give the XML that the identity provider publishes, with one EntityDescriptor that has an IDPSSODescriptor.`;
  return new WebexSsoError(code, message, { cause });
}
