import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";
import { bindingUrns } from "../../saml/binding.ts";

const namespaces = {
  md: "urn:oasis:names:tc:SAML:2.0:metadata",
  ds: "http://www.w3.org/2000/09/xmldsig#",
  fed: "http://docs.oasis-open.org/wsfed/federation/200706",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
};

/**
 * Federation metadata as Entra ID publishes it for one application: a role of WS-Federation first, then the identity
 * provider with its signing key, logout by Redirect, sign-in by Redirect and POST, and no NameIDFormat at all.
 */
export function federationMetadata(tenantId: string, certificate: string): string {
  const document = new DOMImplementation().createDocument(namespaces.md, "EntityDescriptor");
  const root = document.documentElement;
  const add = (parent: Element, name: string, attributes: Record<string, string> = {}): Element => {
    const namespace = name.startsWith("ds:") ? namespaces.ds : namespaces.md;
    const element = document.createElementNS(namespace, name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    parent.appendChild(element);
    return element;
  };
  const addKey = (role: Element) => {
    const keyInfo = add(add(role, "KeyDescriptor", { use: "signing" }), "ds:KeyInfo");
    const leaf = add(add(keyInfo, "ds:X509Data"), "ds:X509Certificate");
    leaf.appendChild(document.createTextNode(certificate));
  };
  root.setAttribute("ID", `_${tenantId}`);
  root.setAttribute("entityID", `https://sts.windows.net/${tenantId}/`);
  const federation = add(root, "RoleDescriptor", { protocolSupportEnumeration: namespaces.fed });
  federation.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:fed", namespaces.fed);
  federation.setAttributeNS(namespaces.xsi, "xsi:type", "fed:SecurityTokenServiceType");
  addKey(federation);
  const provider = add(root, "IDPSSODescriptor", {
    protocolSupportEnumeration: "urn:oasis:names:tc:SAML:2.0:protocol",
  });
  addKey(provider);
  const Location = `https://login.microsoftonline.com/${tenantId}/saml2`;
  add(provider, "SingleLogoutService", { Binding: bindingUrns.Redirect, Location });
  for (const Binding of [bindingUrns.Redirect, bindingUrns.POST])
    add(provider, "SingleSignOnService", { Binding, Location });
  return `<?xml version="1.0" encoding="utf-8"?>${new XMLSerializer().serializeToString(document)}`;
}
