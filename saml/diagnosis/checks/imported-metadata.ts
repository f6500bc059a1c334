import { webexMessages } from "../../webex-message.ts";
import { type Check, refusal } from "./check.ts";

/** What Webex was given of the identity provider. */
export const checkImportedMetadata: Check = function* (_, { idp }) {
  if (idp === undefined) return;
  if (idp.certificates.length === 0)
    yield refusal(
      "sign-in-no-certificate",
      `The identity provider's metadata (${idp.entityId}) has no signing certificate.`,
    );
  if (idp.keyDescriptorPlace === "late")
    yield refusal(
      "sign-in-certificate-not-first",
      `KeyDescriptor is not the first element of IDPSSODescriptor in the identity provider's metadata (${idp.entityId}).`,
    );
  if (idp.keyDescriptorPlace === "behind-extensions")
    yield {
      code: "idp-metadata-extensions-first",
      message: `Extensions stand before KeyDescriptor in the identity provider's metadata (${idp.entityId}). SAML's schema wants it so, and Cisco names products that write it so as tested; Cisco's page on errors wants KeyDescriptor first.`,
      fix: `Nothing, as long as people can sign in. Where Webex shows “${webexMessages.signature.text} …” and nothing else here says why, move KeyDescriptor to the front (webex-sso idp-metadata FILE --reorder) and import the metadata again.`,
    };
};
