import { checkFindings } from "./check-findings.ts";
import { csvFindings } from "./csv-findings.ts";
import { diagnosisFindings } from "./diagnosis/catalogue.ts";
import type { Severity } from "./finding.ts";
import { idpMetadataFindings } from "./idp-metadata/catalogue.ts";
import { metadataFindings } from "./metadata/catalogue.ts";
import { onboardFindings } from "./onboard-findings.ts";
import { policyFindings } from "./policy-findings.ts";
import { preflightFindings } from "./preflight-findings.ts";
import type { Reference } from "./reference.ts";
import { routingFindings } from "./routing-findings.ts";
import { webexBehaviour } from "./webex-behaviour.ts";
import { refusalFindings } from "./webex-refusals.ts";

interface Entry {
  readonly severity: Severity;
  readonly reference: Reference;
}

const tenantPage = { source: "docs/tenant.md", mark: "documented" } as const;
const adoptionPage = { source: "docs/tenant.md#adopting-a-trust", mark: "documented" } as const;
/** That a created certificate stays inactive is in the reports of others too: hashicorp/terraform-provider-azuread #823. */
const signingCertificate = {
  source: "https://learn.microsoft.com/graph/application-saml-sso-configure-api",
  mark: "corroborated",
} as const;
const adfsPage = { source: "docs/adfs.md", mark: "documented" } as const;
/** That ADFS publishes its formats in this order is known; which one Webex then asks for is not. */
const nameIdPolicy = { source: "saml-core-2.0-os §3.4.1.1", mark: "uncertain" } as const;
const adfsCertificate = {
  source: "https://learn.microsoft.com/powershell/module/adfs/set-adfsproperties",
  mark: "documented",
} as const;
const labPage = { source: "docs/sign-in-lab.md", mark: "documented" } as const;
const realPage = {
  source: "docs/sign-in-lab.md#the-real-identity-provider-as-far-as-its-sign-in-page",
  mark: "documented",
} as const;
const secretsPage = {
  source: "https://www.pulumi.com/docs/iac/concepts/secrets/",
  mark: "documented",
} as const;

/**
 * Every finding of the project by its code. A code is an identity that users hold on to (scripts, exceptions):
 * it is never renamed without an entry in CHANGELOG.md.
 */
export const findingCatalogue = {
  ...metadataFindings,
  ...idpMetadataFindings,
  ...refusalFindings,
  ...diagnosisFindings,
  ...csvFindings,
  ...onboardFindings,
  "sign-in-stopped": { severity: "error", reference: labPage },
  "sign-in-other-person": { severity: "warning", reference: labPage },
  "real-failed": { severity: "error", reference: realPage },
  "real-unclear": { severity: "warning", reference: realPage },
  "real-not-tested": { severity: "warning", reference: realPage },
  "real-soon": { severity: "warning", reference: realPage },
  "control-hub-test-missing": { severity: "warning", reference: webexBehaviour.controlHubTest },
  "control-hub-test-failed": { severity: "warning", reference: webexBehaviour.controlHubTest },
  "control-hub-test-stale": { severity: "warning", reference: webexBehaviour.controlHubTest },
  "sign-in-name-id-choice": { severity: "warning", reference: webexBehaviour.nameIdChoice },
  "sign-in-logout-off": { severity: "info", reference: webexBehaviour.signedLogout },
  ...policyFindings,
  ...preflightFindings,
  "trust-single-acs": { severity: "warning", reference: webexBehaviour.partnerClaim },
  "trust-default-acs": { severity: "info", reference: webexBehaviour.postResponses },
  "trust-logout-off": { severity: "info", reference: webexBehaviour.signedLogout },
  "trust-logout-missing": { severity: "warning", reference: webexBehaviour.signedLogout },
  "trust-logout-certificate-missing": { severity: "warning", reference: webexBehaviour.signedLogout },
  "trust-logout-certificate-unknown": { severity: "error", reference: webexBehaviour.certificateRollover },
  "trust-nobody": { severity: "warning", reference: webexBehaviour.assignment },
  "trust-attribute-twice": { severity: "error", reference: webexBehaviour.provisioningAttributes },
  "trust-attribute-case": { severity: "error", reference: webexBehaviour.organizationClaim },
  "trust-encryption-certificate-missing": { severity: "error", reference: webexBehaviour.noGcm },
  "trust-encryption-certificate-unknown": {
    severity: "error",
    reference: webexBehaviour.certificateRollover,
  },
  "capability-nameid-not-random": { severity: "info", reference: webexBehaviour.nameIdFormats },
  "capability-acs-count": { severity: "error", reference: webexBehaviour.partnerClaim },
  "capability-nameid-format": { severity: "info", reference: webexBehaviour.nameIdFormats },
  "capability-signature": { severity: "info", reference: webexBehaviour.postResponses },
  "capability-logout-response": { severity: "info", reference: webexBehaviour.signedLogout },
  "capability-attribute-source": { severity: "error", reference: webexBehaviour.provisioningAttributes },
  "capability-text": { severity: "error", reference: webexBehaviour.provisioningAttributes },
  "capability-acs-index": { severity: "info", reference: webexBehaviour.acsByUrl },
  "capability-attribute-reserved": { severity: "error", reference: webexBehaviour.nameIdFormats },
  "capability-group-id": { severity: "error", reference: tenantPage },
  "capability-groups": { severity: "warning", reference: tenantPage },
  "capability-logout-binding": { severity: "warning", reference: webexBehaviour.signedLogout },
  "capability-logout-certificate": { severity: "warning", reference: webexBehaviour.certificateRollover },
  "capability-encryption": { severity: "error", reference: webexBehaviour.noGcm },
  "capability-force-authn": { severity: "warning", reference: tenantPage },
  "capability-launch-tile": { severity: "warning", reference: tenantPage },
  "capability-clock-skew": { severity: "warning", reference: webexBehaviour.clockSkew },
  "idp-metadata-unavailable": { severity: "warning", reference: webexBehaviour.idpMetadata },
  "idp-default-acs": { severity: "info", reference: webexBehaviour.acsByUrl },
  "idp-default-acs-differs": { severity: "warning", reference: webexBehaviour.acsByUrl },
  "idp-nameid-first": { severity: "info", reference: nameIdPolicy },
  "idp-certificate-inactive": { severity: "warning", reference: signingCertificate },
  "adfs-identifier-differs": { severity: "warning", reference: webexBehaviour.nameQualifiers },
  "adfs-certificate-secondary": { severity: "warning", reference: adfsCertificate },
  "adfs-certificate-ends": { severity: "warning", reference: adfsCertificate },
  "adfs-adoption-other-trust": { severity: "error", reference: adoptionPage },
  "adfs-signed-requests": { severity: "error", reference: adfsPage },
  "adoption-incomplete": { severity: "warning", reference: adoptionPage },
  "tenant-key-missing": { severity: "error", reference: tenantPage },
  "tenant-key-invalid": { severity: "error", reference: tenantPage },
  "tenant-key-unknown": { severity: "error", reference: tenantPage },
  "tenant-metadata-missing": { severity: "error", reference: tenantPage },
  "tenant-previous-metadata-other": { severity: "error", reference: tenantPage },
  "tenant-credential-plain": { severity: "error", reference: secretsPage },
  "tenant-secret-misplaced": { severity: "error", reference: secretsPage },
  "tenant-customers-without-partner": { severity: "error", reference: tenantPage },
  "tenant-customer-nobody": { severity: "warning", reference: tenantPage },
  "tenant-customer-twice": { severity: "error", reference: tenantPage },
  "tenant-routing-partner": { severity: "warning", reference: tenantPage },
  "tenant-routing-without-group": { severity: "warning", reference: tenantPage },
  ...routingFindings,
  ...checkFindings,
} as const satisfies Record<string, Entry>;

/** @example "metadata-empty" */
export type FindingCode = keyof typeof findingCatalogue;
