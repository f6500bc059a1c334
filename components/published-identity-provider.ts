import { type Finding, finding } from "../saml/finding.ts";
import { fetchIdpMetadata } from "./fetch-metadata.ts";
import { type IdentityProvider, identityProviderOf } from "./identity-provider.ts";

/** Where an identity provider publishes its metadata, and what is known of it without that. */
export interface Published {
  /** How findings call the trust. */
  readonly subject: string;
  readonly metadataUrl: string;
  readonly entityId: string;
  readonly singleSignOnUrl: string;
}

/** The identity provider's half from where it is published; without the XML, and with a finding, when nobody answers. */
export async function publishedIdentityProvider(
  published: Published,
): Promise<{ readonly identityProvider: IdentityProvider; readonly findings: readonly Finding[] }> {
  const { subject, ...known } = published;
  const metadata = await fetchIdpMetadata(known.metadataUrl);
  try {
    if (metadata !== undefined)
      return {
        identityProvider: { ...identityProviderOf(metadata), metadataUrl: known.metadataUrl },
        findings: [],
      };
  } catch {
    // Not the metadata of an identity provider: said below.
  }
  const message = `The metadata of the identity provider could not be read from ${known.metadataUrl || "its address, which is not known"}.`;
  const fix = "Download it in a browser, and give that file to Webex. The next `pulumi up` tries again.";
  return {
    identityProvider: { ...known, signingCertificates: [] },
    findings: [finding("idp-metadata-unavailable", { subject, message, fix })],
  };
}
