import { readSource } from "../../saml/attribute-source.ts";
import type { Binding } from "../../saml/binding.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { present } from "../../saml/present.ts";
import { by } from "../../saml/sort.ts";
import type { SignatureAlgorithm, TrustLogout } from "../../saml/trust-model.ts";
import type { View } from "../vendor.ts";
import { adfsCapabilities } from "./capabilities.ts";
import { readGroups } from "./claim-rules/read-groups.ts";
import { readRules } from "./claim-rules/read-rules.ts";
import type { AdfsRelyingPartyTrust, AdfsResources } from "./resources.ts";
import { acsProtocol, logoutProtocol, signatureAlgorithms, signedParts } from "./vocabulary.ts";

/** The properties of a relying-party trust that the view reads. */
export const adfsViewed = [
  "identifier",
  "samlEndpoint",
  "issuanceTransformRules",
  "issuanceAuthorizationRules",
  "signatureAlgorithm",
  "samlResponseSignature",
  "encryptClaims",
  "encryptionCertificate",
  "requestSigningCertificate",
  "notBeforeSkew",
] as const satisfies readonly (keyof AdfsRelyingPartyTrust)[];

/** Reads a trust from a relying-party trust of ADFS, ours or anybody's. */
export const adfsView: View<AdfsResources> = {
  entityId: ({ trust }) => trust.identifier[0],
  audience: ({ trust }) => trust.identifier[0],
  nameIdFormat: ({ trust }) => readRules(trust.issuanceTransformRules).nameIdFormat,
  attributes: ({ trust }) =>
    readRules(trust.issuanceTransformRules)
      .attributes.map(({ name, ldapAttribute }) => ({
        name,
        source: readSource(adfsCapabilities.attributes.sources, ldapAttribute),
      }))
      .sort(by(({ name }) => name)),
  acs: ({ trust }) =>
    trust.samlEndpoint
      .filter(({ protocol }) => protocol === acsProtocol)
      .map(({ binding, uri, index = 0, isDefault = false }) => ({
        binding: binding as Binding,
        url: uri,
        index,
        isDefault,
      }))
      .sort(by(({ index }) => index)),
  singleLogout: ({ trust }) => readLogout(trust),
  signature: ({ trust }) =>
    present({
      algorithm: readAlgorithm(trust.signatureAlgorithm),
      ...signedParts[trust.samlResponseSignature],
    }),
  encryption: ({ trust }) =>
    trust.encryptClaims && trust.encryptionCertificate
      ? { algorithm: "aes256-cbc", certificate: readCertificate(trust.encryptionCertificate) }
      : "off",
  clockSkewMinutes: ({ trust }) => trust.notBeforeSkew,
  groups: ({ trust: { issuanceAuthorizationRules: rules } }) =>
    rules === undefined ? undefined : readGroups(rules),
};

function readLogout(trust: AdfsRelyingPartyTrust): Partial<TrustLogout> | "off" {
  const endpoints = trust.samlEndpoint
    .filter(({ protocol }) => protocol === logoutProtocol)
    .map(({ binding, uri, responseUri }) => ({
      binding: binding as Binding,
      url: uri,
      ...present({ responseUrl: responseUri }),
    }));
  if (endpoints.length === 0) return "off";
  return { endpoints, certificates: trust.requestSigningCertificate.map(readCertificate) };
}

function readAlgorithm(uri: string): SignatureAlgorithm | undefined {
  return (Object.keys(signatureAlgorithms) as SignatureAlgorithm[]).find(
    (name) => signatureAlgorithms[name] === uri,
  );
}
