import { bindingOf } from "../binding.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { attributeOf, childElements, isTrue, textOf } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { beforeKeyDescriptor } from "./before-key-descriptor.ts";
import type { IdentityProviderEndpoint, IdentityProviderMetadata } from "./identity-provider-metadata.ts";
import { certificatesFor, readKeyDescriptors } from "./key-descriptors.ts";
import {
  type OpenedIdentityProvider,
  openIdentityProvider,
  parseMetadata,
} from "./open-identity-provider.ts";

/**
 * Reads SAML 2.0 metadata as Okta, Entra ID, ADFS and the Ping products publish it. No signature is asked for: the
 * caller has it from the identity provider itself.
 *
 * @throws WebexSsoError `identity-provider-metadata` with a complete message when it is not the metadata of one
 *   identity provider.
 * @example readIdentityProvider(metadataXml).singleSignOnServices[0]?.url
 */
export function readIdentityProvider(metadata: Uint8Array | string): IdentityProviderMetadata {
  const opened = openIdentityProvider(
    rootOf(typeof metadata === "string" ? Buffer.from(metadata) : metadata),
  );
  if ("other" in opened) throw invalid(opened.reason);
  return describeIdentityProvider(opened);
}

/** What an opened document says of the identity provider. */
export function describeIdentityProvider({
  role,
  entityId,
}: OpenedIdentityProvider): IdentityProviderMetadata {
  return {
    entityId,
    singleSignOnServices: endpoints(role, "SingleSignOnService"),
    singleLogoutServices: endpoints(role, "SingleLogoutService"),
    signingCertificates: certificatesFor("signing", readKeyDescriptors(role)),
    keyDescriptorPlace: beforeKeyDescriptor(role).place,
    nameIdFormats: childElements(role, namespaces.metadata, "NameIDFormat").map(textOf).filter(Boolean),
    wantAuthnRequestsSigned: isTrue(role, "WantAuthnRequestsSigned"),
  };
}

function rootOf(bytes: Uint8Array): Element {
  try {
    return parseMetadata(bytes).root;
  } catch (error) {
    if (!(error instanceof WebexSsoError)) throw error;
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

function invalid(reason: string, cause?: unknown): WebexSsoError {
  const clause = reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, "");
  const message = `This is not the SAML 2.0 metadata of an identity provider: ${clause}. Give the XML that the identity provider publishes, with one EntityDescriptor that has an IDPSSODescriptor.`;
  return new WebexSsoError("identity-provider-metadata", message, { cause });
}
