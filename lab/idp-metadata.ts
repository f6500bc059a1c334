import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";
import { bindingUrns } from "../saml/binding.ts";

const namespaces = {
  md: "urn:oasis:names:tc:SAML:2.0:metadata",
  ds: "http://www.w3.org/2000/09/xmldsig#",
};

/** What an identity provider says about itself. */
export interface IdentityProvider {
  readonly entityId: string;
  /** DER in base64; those that sign. */
  readonly certificates: readonly string[];
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
  readonly ssoUrl: string;
  readonly logoutUrl?: string;
}

/** The metadata of an identity provider in the usual order: keys, logout, NameID formats, single sign-on. */
export function identityProviderMetadata(provider: IdentityProvider): string {
  const document = new DOMImplementation().createDocument(namespaces.md, "md:EntityDescriptor");
  const root = document.documentElement;
  const add = (
    parent: Element,
    name: string,
    attributes: Record<string, string> = {},
    text = "",
  ): Element => {
    const namespace = name.startsWith("ds:") ? namespaces.ds : namespaces.md;
    const element = document.createElementNS(namespace, name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    if (text !== "") element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  };
  root.setAttribute("entityID", provider.entityId);
  const descriptor = add(root, "md:IDPSSODescriptor", {
    WantAuthnRequestsSigned: String(provider.wantAuthnRequestsSigned),
    protocolSupportEnumeration: "urn:oasis:names:tc:SAML:2.0:protocol",
  });
  for (const certificate of provider.certificates) {
    const keyInfo = add(add(descriptor, "md:KeyDescriptor", { use: "signing" }), "ds:KeyInfo");
    add(add(keyInfo, "ds:X509Data"), "ds:X509Certificate", {}, certificate);
  }
  const bindings = [bindingUrns.POST, bindingUrns.Redirect];
  for (const Binding of provider.logoutUrl === undefined ? [] : bindings) {
    add(descriptor, "md:SingleLogoutService", { Binding, Location: provider.logoutUrl ?? "" });
  }
  for (const format of provider.nameIdFormats) add(descriptor, "md:NameIDFormat", {}, format);
  for (const Binding of bindings)
    add(descriptor, "md:SingleSignOnService", { Binding, Location: provider.ssoUrl });
  return `<?xml version="1.0" encoding="UTF-8"?>${new XMLSerializer().serializeToString(document)}`;
}
