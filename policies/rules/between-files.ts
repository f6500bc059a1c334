import type { Certificate } from "../../saml/certificate.ts";
import type { Knowledge } from "../rule.ts";

/**
 * What to add where the settings' metadata and the tenant's differ by a certificate that is in use: a rotation is going on
 * that the settings know nothing of.
 */
export function betweenFiles(
  configured: readonly Pick<Certificate, "fingerprint">[],
  { tenantCertificates = [] }: Knowledge,
): string {
  const isTenants = configured.some(({ fingerprint }) =>
    tenantCertificates.some((one) => one.fingerprint === fingerprint),
  );
  return isTenants
    ? " The tenant's own metadata has the one that is configured: while Webex's certificate is rotated, name both files in the pack's settings (metadata and previousMetadata)."
    : "";
}
