import type { Certificate } from "./certificate.ts";
import type { ServiceProvider } from "./service-provider.ts";

/**
 * A service provider whose new metadata file no longer names the certificates of the one before: until nobody uses those
 * any more they count, too. Everything else is the new file's.
 *
 * @example duringRollover(current, previous).signingCertificates
 */
export function duringRollover(
  current: ServiceProvider,
  previous: Pick<ServiceProvider, "signingCertificates" | "encryptionCertificates">,
): ServiceProvider {
  return {
    ...current,
    signingCertificates: joined(current.signingCertificates, previous.signingCertificates),
    encryptionCertificates: joined(current.encryptionCertificates, previous.encryptionCertificates),
  };
}

function joined(here: readonly Certificate[], there: readonly Certificate[]): Certificate[] {
  const known = new Set(here.map(({ fingerprint }) => fingerprint));
  return [...here, ...there.filter(({ fingerprint }) => !known.has(fingerprint))];
}
