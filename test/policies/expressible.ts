import type { FieldPath } from "../../policies/field.ts";
import type { Capabilities } from "../../saml/capabilities.ts";
import type { VendorKind } from "../../vendors/index.ts";

/** Which field a vendor has, by what its capabilities say. Kept apart from the rules, which it judges. */
export function expressible(path: FieldPath, kind: VendorKind, capabilities: Capabilities): boolean {
  const { acs, singleLogout, signature, encryption, nameId } = capabilities;
  switch (path) {
    case "entityId":
      return capabilities.entityId;
    case "audience":
      // Where there is an entity ID, the audience is that.
      return !capabilities.entityId;
    case "nameIdFormat":
      return nameId.format;
    case "acs.binding":
      return acs.binding;
    case "acs.index":
      return acs.index;
    case "acs.isDefault":
      return acs.isDefault;
    case "singleLogout.binding":
      return singleLogout.bindings.length > 1;
    case "singleLogout.responseUrl":
      return singleLogout.responseUrl && singleLogout.sends === "requests-and-responses";
    case "singleLogout.certificates":
    case "validity.logoutCertificates":
      return singleLogout.certificates !== "none";
    case "signature.algorithm":
    case "signature.assertion":
    case "signature.response":
      return signature.includes(path.slice("signature.".length) as "algorithm");
    case "signature.digest":
      // Elsewhere it follows from the signature algorithm.
      return signature.includes("digest") && kind === "okta";
    case "encryption":
    case "encryption.certificate":
    case "validity.encryptionCertificate":
      return encryption.length > 0;
    case "encryption.algorithm":
      return encryption.length > 1;
    case "signedRequests":
      // Entra ID verifies requests only where a setting says so that azuread does not have.
      return kind !== "entra";
    case "clockSkewMinutes":
      return capabilities.clockSkew;
    case "honorForceAuthn":
      return capabilities.honorForceAuthn;
    case "hideLaunchTile":
      return capabilities.hideLaunchTile;
    case "groups":
      return capabilities.groups;
    case "validity.signingCertificates":
      // PingFederate's and PingOne's are resources of their own, to which a trust refers by identifier.
      return kind !== "pingfederate" && kind !== "pingone";
    default:
      return true;
  }
}
