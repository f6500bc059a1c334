import { webexBroker } from "../webex-broker.ts";
import { attributeOf, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { downloadAgain } from "./mend.ts";
import type { Report } from "./report.ts";

const samlProtocol = "urn:oasis:names:tc:SAML:2.0:protocol";

/**
 * The one SPSSODescriptor of an entity. Undefined, with one finding, when the document is of another kind: an
 * identity provider's metadata, a federation's, or not metadata at all.
 */
export function findServiceProviderRole(root: Element, report: Report): Element | undefined {
  const fix = downloadAgain(report.subject);
  if (root.namespaceURI !== namespaces.metadata || root.localName !== "EntityDescriptor") {
    return reportOtherRoot(root, report);
  }
  const roles = childElements(root, namespaces.metadata, "SPSSODescriptor");
  const isIdentityProvider = childElements(root, namespaces.metadata, "IDPSSODescriptor").length > 0;
  const entityId = attributeOf(root, "entityID") ?? "";
  const [role] = roles;
  // ADFS publishes both roles in one file; of a Webex broker only the service provider is of interest.
  if (isIdentityProvider && (!role || !webexBroker(entityId))) {
    const message = `It is the metadata of an identity provider (entityID “${entityId}”) and not Webex's: that file goes into Control Hub, this one comes from there.`;
    return report.add("metadata-identity-provider", message, fix);
  }
  if (!role) {
    const message = `It describes “${entityId}”, but not as a service provider: it has no SPSSODescriptor.`;
    return report.add("metadata-no-service-provider", message, fix);
  }
  if (roles.length > 1) {
    const message = `It has ${roles.length} SPSSODescriptor elements; which of them counts cannot be told.`;
    return report.add("metadata-several-roles", message, fix);
  }
  if (isIdentityProvider) {
    const message = "It also describes an identity provider (IDPSSODescriptor), which is left out.";
    report.add(
      "metadata-also-identity-provider",
      message,
      "Nothing, if the file comes from Control Hub as it is.",
    );
  }
  const protocols = attributeOf(role, "protocolSupportEnumeration") ?? "";
  if (!protocols.split(/\s+/).includes(samlProtocol)) {
    const message = `Its protocolSupportEnumeration is “${protocols}”, without ${samlProtocol}.`;
    report.add("metadata-protocol", message, fix);
  }
  return role;
}

function reportOtherRoot(root: Element, report: Report): undefined {
  if (root.namespaceURI === namespaces.metadata && root.localName === "EntitiesDescriptor") {
    const message =
      "It is a collection of several entities (EntitiesDescriptor); accepted is one EntityDescriptor.";
    return report.add("metadata-several-entities", message, downloadAgain(report.subject));
  }
  const name = root.namespaceURI ? `<${root.localName}> of ${root.namespaceURI}` : `<${root.localName}>`;
  const message = `It is XML of another kind: its root is ${name}; accepted is <EntityDescriptor> of ${namespaces.metadata}.`;
  return report.add("metadata-other-xml", message, downloadAgain(report.subject));
}
