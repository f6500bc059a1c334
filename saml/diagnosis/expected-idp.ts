import { readIdentityProvider } from "../metadata/read-identity-provider.ts";
import { decodeXml } from "../xml/decode.ts";
import { allChildElements, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import type { ExpectedIdp } from "./expectation.ts";

/**
 * What Webex knows of an identity provider, from the metadata that was imported in Control Hub.
 *
 * @throws WebexSsoError `identity-provider-metadata`
 */
export function expectedIdp(metadata: Uint8Array): ExpectedIdp {
  const { entityId, signingCertificates } = readIdentityProvider(metadata);
  const [role] = childElements(parseXml(decodeXml(metadata)), namespaces.metadata, "IDPSSODescriptor");
  const first = role && allChildElements(role)[0];
  return {
    entityId,
    certificates: signingCertificates,
    keyDescriptorFirst: first?.localName === "KeyDescriptor",
  };
}
