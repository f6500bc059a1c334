import { type Finding, finding } from "../saml/finding.ts";
import { present } from "../saml/present.ts";
import { fetchMetadata } from "./fetch-metadata.ts";
import { type IdentityProvider, identityProviderOf } from "./identity-provider.ts";

/** Where an identity provider publishes its metadata. */
export interface Published {
  /** How findings call the trust. */
  readonly subject: string;
  readonly metadataUrl: string;
  /** What is known of it without its metadata. */
  readonly known?: Pick<IdentityProvider, "entityId" | "singleSignOnUrl">;
  /** How long to wait for it. */
  readonly timeoutSeconds?: number;
}

/**
 * The identity provider's half from where it is published. It never fails: metadata is an output, and a deployment that
 * has done its work must not end as a failure because a page did not load. What is missing is a finding then.
 *
 * @example await publishedIdentityProvider({ subject: "webex", metadataUrl })
 */
export async function publishedIdentityProvider({
  subject,
  metadataUrl,
  known,
  timeoutSeconds,
}: Published): Promise<{
  readonly identityProvider: IdentityProvider | undefined;
  readonly findings: readonly Finding[];
}> {
  try {
    const metadata = await fetchMetadata(metadataUrl, present({ timeoutSeconds }));
    return { identityProvider: { ...identityProviderOf(metadata), metadataUrl }, findings: [] };
  } catch (error) {
    const reason = (error as Error).message.replace(/\.$/, "");
    const unavailable = finding("idp-metadata-unavailable", {
      subject,
      message: `The identity provider's metadata could not be had from ${JSON.stringify(metadataUrl)}: ${reason}. The trust itself is deployed.`,
      fix: "Download it in a browser, and give that file to Webex. The next `pulumi up --refresh` tries again.",
    });
    return {
      identityProvider: known && { ...known, metadataUrl, signingCertificates: [] },
      findings: [unavailable],
    };
  }
}
