import { attributeOf } from "../../xml/elements.ts";
import type { IdpMetadataCheck } from "./check.ts";

const samlProtocol = "urn:oasis:names:tc:SAML:2.0:protocol";
/** saml-core-2.0-os §8.3.6 */
const longest = 1024;

/** The entity ID is text by which Webex compares the issuer of every response, and the role must speak SAML 2.0. */
export const checkEntity: IdpMetadataCheck = function* ({ role, entityId }) {
  if (entityId.length > longest)
    yield {
      code: "idp-metadata-entity-id",
      message: `Its entityID has ${entityId.length} characters; SAML allows ${longest}.`,
      fix: "Give the identity provider a shorter entity ID (issuer), and export its metadata again.",
    };
  if (/\s/.test(entityId))
    yield {
      code: "idp-metadata-entity-id",
      message: `Its entityID “${entityId}” has white space in it, so that no issuer of a response equals it.`,
      fix: "Correct the entity ID (issuer) at the identity provider, and export its metadata again.",
    };
  const protocols = attributeOf(role, "protocolSupportEnumeration") ?? "";
  if (!protocols.split(/\s+/).includes(samlProtocol))
    yield {
      code: "idp-metadata-protocol",
      message: `Its IDPSSODescriptor has protocolSupportEnumeration="${protocols}", without ${samlProtocol}: Webex speaks SAML 2.0 only.`,
      fix: "Export the identity provider's metadata for SAML 2.0.",
    };
};
