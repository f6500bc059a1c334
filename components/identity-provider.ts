import type { Certificate } from "../saml/certificate.ts";
import { certificateOrNone } from "../saml/metadata/certificate-or-none.ts";
import { readIdentityProvider } from "../saml/metadata/read-identity-provider.ts";

/** The identity provider's half of a trust: what goes to Webex. */
export interface IdentityProvider {
  /** The metadata XML to upload in Control Hub. Absent where it is published and could not be fetched. */
  readonly metadata?: string;
  /** Where the identity provider publishes it; absent where it is a property of the trust. */
  readonly metadataUrl?: string;
  readonly entityId: string;
  readonly singleSignOnUrl: string;
  /** Absent where the identity provider offers no single logout. */
  readonly singleLogoutUrl?: string;
  /** The certificates by which it signs, with their end of validity. */
  readonly signingCertificates: readonly Certificate[];
  /** Certificates that it holds for this trust and that its metadata does not name; absent where there are none. */
  readonly waitingCertificates?: readonly Certificate[];
}

/**
 * The identity provider's half with the certificates that wait for their turn. It never fails: a deployment must not for
 * the sake of what is only told.
 *
 * @param held DER in base64 of every certificate that it holds for this trust, as far as it says.
 */
export function withWaiting(
  known: IdentityProvider,
  held: readonly (string | undefined)[] = [],
): IdentityProvider {
  const published = new Set(known.signingCertificates.map(({ fingerprint }) => fingerprint));
  const waitingCertificates = held
    .flatMap((base64) => certificateOrNone(base64 ?? "") ?? [])
    .filter(({ fingerprint }) => !published.has(fingerprint));
  return waitingCertificates.length === 0 ? known : { ...known, waitingCertificates };
}

/**
 * Reads the identity provider's half from the metadata that it publishes. POST addresses are preferred, as Webex does.
 *
 * @throws Error when the XML is not the metadata of an identity provider.
 */
export function identityProviderOf(metadata: string): IdentityProvider {
  const { entityId, singleSignOnServices, singleLogoutServices, signingCertificates } =
    readIdentityProvider(metadata);
  const preferPost = (services: readonly { binding: string; url: string }[]): string | undefined =>
    (services.find(({ binding }) => binding === "POST") ?? services[0])?.url;
  const singleLogoutUrl = preferPost(singleLogoutServices);
  return {
    metadata,
    entityId,
    singleSignOnUrl: preferPost(singleSignOnServices) ?? "",
    ...(singleLogoutUrl === undefined ? {} : { singleLogoutUrl }),
    signingCertificates,
  };
}
