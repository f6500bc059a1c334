import type { PlainMap } from "../../host/value.ts";
import type { AdfsObject } from "../protocol/messages.ts";

/**
 * What a relying party has to know about the federation service. Its metadata stand at a fixed path:
 * https://learn.microsoft.com/windows-server/identity/ad-fs/technical-reference/the-role-of-the-federation-metadata
 */
export function serviceOutputs(properties: AdfsObject, certificates: readonly AdfsObject[]): PlainMap {
  const { HostName, HttpsPort, Identifier, FederationPassiveAddress = "/adfs/ls/" } = properties;
  const origin = `https://${HostName}${HttpsPort === 443 || !HttpsPort ? "" : `:${HttpsPort}`}`;
  const primaryFirst = certificates.toSorted((a, b) => Number(b.IsPrimary) - Number(a.IsPrimary));
  return {
    federationServiceIdentifier: String(Identifier),
    federationServiceHostName: String(HostName),
    federationMetadataUrl: `${origin}/FederationMetadata/2007-06/FederationMetadata.xml`,
    singleSignOnUrl: `${origin}${FederationPassiveAddress}`,
    tokenSigningCertificates: primaryFirst.map(({ Certificate }) => String(Certificate)),
  };
}
