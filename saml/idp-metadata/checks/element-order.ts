import { beforeKeyDescriptor } from "../../metadata/before-key-descriptor.ts";
import { webexMessages } from "../../webex-message.ts";
import type { IdpMetadataCheck } from "./check.ts";

/** Webex wants KeyDescriptor as the first element of IDPSSODescriptor. */
export const checkElementOrder: IdpMetadataCheck = function* ({ role, signature }) {
  const { names: before, place } = beforeKeyDescriptor(role);
  if (place === "first") return;
  const cost =
    signature.state === "unsigned"
      ? "webex-sso idp-metadata --reorder does it"
      : "webex-sso idp-metadata --reorder does it, and takes the signature of the file away, which covers the order; have the identity provider write them in that order if it can";
  const { text, mark } = webexMessages.signature;
  yield place === "behind-extensions"
    ? {
        code: "idp-metadata-extensions-first",
        message: `${before.join(", ")} stands before KeyDescriptor in IDPSSODescriptor. SAML's schema wants it so, and Cisco names products that write it so as tested; Cisco's page on errors wants KeyDescriptor first.`,
        fix: `Import it as it is and press Test SSO setup. Should Webex then show “${text} …”, move KeyDescriptor to the front: ${cost}.`,
      }
    : {
        code: "idp-metadata-key-not-first",
        message: `KeyDescriptor is not the first element of IDPSSODescriptor: ${before.join(", ")} ${before.length === 1 ? "stands" : "stand"} before it. Users would see “${text} …” (${mark}).`,
        fix: `Move KeyDescriptor to the front: ${cost}.`,
      };
};
