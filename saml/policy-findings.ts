import { webexBehaviour } from "./webex-behaviour.ts";

const page = { source: "docs/policies.md", mark: "documented" } as const;

/** What the policy pack's rules report; the severity is that of the worst that a rule finds. */
export const policyFindings = {
  "policy-access": { severity: "error", reference: webexBehaviour.assignment },
  "policy-acs-complete": { severity: "error", reference: webexBehaviour.postResponses },
  "policy-attributes": { severity: "info", reference: webexBehaviour.provisioningAttributes },
  "policy-audience": { severity: "error", reference: webexBehaviour.idpMetadata },
  "policy-certificate-expiry": { severity: "info", reference: webexBehaviour.certificateRollover },
  "policy-claim": { severity: "error", reference: webexBehaviour.organizationClaim },
  "policy-clock-skew": { severity: "info", reference: webexBehaviour.clockSkew },
  "policy-encryption": { severity: "error", reference: webexBehaviour.noGcm },
  "policy-force-authn": { severity: "info", reference: page },
  "policy-launch-tile": { severity: "info", reference: webexBehaviour.serviceProviderStartsSignIn },
  "policy-logout-verification": { severity: "warning", reference: webexBehaviour.signedLogout },
  "policy-metadata-current": { severity: "warning", reference: webexBehaviour.certificateRollover },
  "policy-one-trust-per-entity": { severity: "warning", reference: page },
  "policy-protected": { severity: "info", reference: page },
  "policy-signature": { severity: "error", reference: webexBehaviour.postResponses },
  "policy-signed-requests": { severity: "error", reference: page },
  "policy-single-logout": { severity: "warning", reference: webexBehaviour.signedLogout },
  "policy-vendor-settings": { severity: "error", reference: page },
  "policy-transient-nameid": { severity: "error", reference: webexBehaviour.nameIdFormats },
} as const;
