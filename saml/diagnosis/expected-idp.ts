import { readIdentityProvider } from "../metadata/read-identity-provider.ts";
import type { ExpectedIdp } from "./expectation.ts";

/**
 * What Webex knows of an identity provider, from the metadata that was imported in Control Hub.
 *
 * @throws WebexSsoError `identity-provider-metadata`
 */
export function expectedIdp(metadata: Uint8Array): ExpectedIdp {
  const { entityId, signingCertificates, keyDescriptorPlace } = readIdentityProvider(metadata);
  return { entityId, certificates: signingCertificates, keyDescriptorPlace };
}
