import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { attributeOf, childElements, elementsBelow, isTrue, textOf } from "../../saml/xml/elements.ts";
import { parseXml } from "../../saml/xml/parse.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";

const metadata = "urn:oasis:names:tc:SAML:2.0:metadata";

/** What an identity provider's metadata tells Webex. */
export interface IdpDescription {
  readonly entityId: string;
  readonly signOn: readonly Endpoint[];
  readonly logout: readonly Endpoint[];
  readonly nameIdFormats: readonly string[];
  /** DER in base64, those that sign. */
  readonly certificates: readonly string[];
  /** Whether KeyDescriptor comes first in IDPSSODescriptor, but for what SAML's schema wants in front of it. */
  readonly keyFirst: boolean;
  readonly wantsSignedRequests: boolean;
}

/** Reads what Control Hub is given. @throws WebexSsoError `identity-provider-metadata`, or as parsing does. */
export function describeIdp(xml: string): IdpDescription {
  const root = parseXml(xml);
  const [role] = childElements(root, metadata, "IDPSSODescriptor");
  if (role === undefined)
    throw new WebexSsoError(
      "identity-provider-metadata",
      "There is no IDPSSODescriptor in what is imported. Take the metadata of the identity provider, and not Webex's.",
    );
  const of = (name: string) => childElements(role, metadata, name);
  const endpoints = (name: string) => of(name).flatMap(endpointOf);
  const keys = of("KeyDescriptor").filter((one) => attributeOf(one, "use") !== "encryption");
  const certificates = keys.flatMap((one) =>
    [...elementsBelow(one)]
      .filter(({ localName }) => localName === "X509Certificate")
      .map((certificate) => textOf(certificate).replace(/\s/g, "")),
  );
  const first = Array.from(role.childNodes)
    .filter(({ nodeType }) => nodeType === 1)
    .map((node) => (node as Element).localName ?? "")
    // saml-schema-metadata-2.0, RoleDescriptorType; products that Cisco has tested write it so.
    .find((name) => name !== "Signature" && name !== "Extensions");
  return {
    entityId: attributeOf(root, "entityID") ?? "",
    signOn: endpoints("SingleSignOnService"),
    logout: endpoints("SingleLogoutService"),
    nameIdFormats: of("NameIDFormat").map(textOf),
    certificates,
    keyFirst: first === "KeyDescriptor",
    wantsSignedRequests: isTrue(role, "WantAuthnRequestsSigned"),
  };
}
