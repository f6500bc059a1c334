import { bindingUrns } from "../../saml/binding.ts";
import { attributeOf, elementsBelow, isTrue, textOf } from "../../saml/xml/elements.ts";
import { parseXml } from "../../saml/xml/parse.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";

const metadata = "urn:oasis:names:tc:SAML:2.0:metadata";

/** What Webex says of itself in the metadata of an organisation, as far as it must keep to it. */
export interface SpDescription {
  readonly entityId: string;
  readonly authnRequestsSigned: boolean;
  readonly wantAssertionsSigned: boolean;
  readonly nameIdFormats: readonly string[];
  /** The ACS endpoints for POST. */
  readonly acs: readonly { readonly url: string; readonly index: number; readonly isDefault: boolean }[];
  readonly logout: readonly Endpoint[];
}

/** Reads the metadata. @throws WebexSsoError when it is no XML. */
export function describeSp(xml: string): SpDescription {
  const root = parseXml(xml);
  const all = [...elementsBelow(root)];
  const named = (name: string) =>
    all.filter(({ namespaceURI, localName }) => namespaceURI === metadata && localName === name);
  const [role] = named("SPSSODescriptor");
  return {
    entityId: attributeOf(root, "entityID") ?? "",
    authnRequestsSigned: role !== undefined && isTrue(role, "AuthnRequestsSigned"),
    wantAssertionsSigned: role !== undefined && isTrue(role, "WantAssertionsSigned"),
    nameIdFormats: named("NameIDFormat").map(textOf),
    acs: named("AssertionConsumerService")
      .filter((one) => attributeOf(one, "Binding") === bindingUrns.POST)
      .map((one) => ({
        url: attributeOf(one, "Location") ?? "",
        index: Number(attributeOf(one, "index")),
        isDefault: isTrue(one, "isDefault"),
      })),
    logout: named("SingleLogoutService").flatMap(endpointOf),
  };
}
