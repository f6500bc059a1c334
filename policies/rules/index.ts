import type { Rule } from "../rule.ts";
import { accessRule } from "./access.ts";
import { acsCompleteRule } from "./acs-complete.ts";
import { attributesRule } from "./attributes.ts";
import { audienceRule } from "./audience.ts";
import { certificateExpiryRule } from "./certificate-expiry.ts";
import { claimRule } from "./claim.ts";
import { clockSkewRule } from "./clock-skew.ts";
import { encryptionRule } from "./encryption.ts";
import { forceAuthnRule } from "./force-authn.ts";
import { launchTileRule } from "./launch-tile.ts";
import { logoutVerificationRule } from "./logout-verification.ts";
import { metadataCurrentRule } from "./metadata-current.ts";
import { oneTrustPerEntityRule } from "./one-trust-per-entity.ts";
import { protectedRule } from "./protected.ts";
import { signatureRule } from "./signature.ts";
import { signedRequestsRule } from "./signed-requests.ts";
import { singleLogoutRule } from "./single-logout.ts";
import { transientNameIdRule } from "./transient-nameid.ts";
import { vendorSettingsRule } from "./vendor-settings.ts";

/** Every rule. A new one adds its file, a row here, and its finding in saml/policy-findings.ts. */
export const rules: readonly Rule[] = [
  audienceRule,
  acsCompleteRule,
  claimRule,
  transientNameIdRule,
  signatureRule,
  signedRequestsRule,
  encryptionRule,
  clockSkewRule,
  singleLogoutRule,
  logoutVerificationRule,
  certificateExpiryRule,
  metadataCurrentRule,
  attributesRule,
  accessRule,
  vendorSettingsRule,
  oneTrustPerEntityRule,
  protectedRule,
  launchTileRule,
  forceAuthnRule,
];
