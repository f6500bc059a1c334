import { type Check, refusal } from "./check.ts";

/** What Webex was given of the identity provider. */
export const checkImportedMetadata: Check = function* (_, { idp }) {
  if (idp === undefined) return;
  if (idp.certificates.length === 0)
    yield refusal(
      "sign-in-no-certificate",
      `The identity provider's metadata (${idp.entityId}) has no signing certificate.`,
    );
  if (!idp.keyDescriptorFirst)
    yield refusal(
      "sign-in-certificate-not-first",
      `KeyDescriptor is not the first element of IDPSSODescriptor in the identity provider's metadata (${idp.entityId}).`,
    );
};
