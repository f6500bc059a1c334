import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import type { Attribute } from "../../saml/trust-model.ts";
import { adfsCapabilities } from "./capabilities.ts";
import { attributeRule } from "./claim-rules/attribute-rule.ts";
import { groupRule } from "./claim-rules/group-rule.ts";
import { nameIdRules } from "./claim-rules/name-id-rules.ts";
import type { AdfsSettings } from "./config.ts";
import type { AdfsResources, AdfsSamlEndpoint } from "./resources.ts";
import { acsProtocol, logoutProtocol, signatureAlgorithms, signedParts } from "./vocabulary.ts";

/** The relying-party trust in ADFS, for a trust that ADFS can express. */
export function adfsDesired(trust: ConfiguredTrust, settings: AdfsSettings): AdfsResources {
  const { singleLogout = "off", encryption = "off" } = trust;
  return {
    trust: {
      name: settings.name,
      identifier: [trust.entityId ?? ""],
      samlEndpoint: samlEndpoints(trust),
      issuanceTransformRules: transformRules(trust, settings),
      issuanceAuthorizationRules: (trust.groups ?? []).map(groupRule).join("\n\n"),
      signatureAlgorithm: signatureAlgorithms[trust.signature?.algorithm ?? "rsa-sha256"] ?? "",
      samlResponseSignature: responseSignature(trust),
      // Left to itself, ADFS encrypts as soon as it has a certificate (MSIS3014 is the price at a rollover).
      encryptClaims: encryption !== "off",
      ...present({
        encryptionCertificate: encryption === "off" ? undefined : encryption.certificate?.base64,
      }),
      requestSigningCertificate:
        singleLogout === "off" ? [] : (singleLogout.certificates ?? []).map(({ base64 }) => base64),
      signingCertificateRevocationCheck: settings.revocationCheck,
      encryptionCertificateRevocationCheck: settings.revocationCheck,
      notBeforeSkew: trust.clockSkewMinutes ?? 0,
      ...present({
        tokenLifetime: settings.tokenLifetime,
        additionalAuthenticationRules: settings.additionalAuthenticationRules,
        signedSamlRequestsRequired: settings.signedSamlRequestsRequired,
      }),
      enabled: true,
      monitoringEnabled: false,
      autoUpdateEnabled: false,
      ...(settings.notes === "" ? {} : { notes: settings.notes }),
    },
  };
}

function samlEndpoints({ acs = [], singleLogout = "off" }: ConfiguredTrust): AdfsSamlEndpoint[] {
  const consumers = acs.map(({ binding = "POST", url, index = 0, isDefault = false }) => ({
    binding,
    protocol: acsProtocol,
    uri: url,
    index,
    isDefault,
  }));
  const logout = singleLogout === "off" ? [] : (singleLogout.endpoints ?? []);
  return [
    ...consumers,
    ...logout.map(({ binding, url, responseUrl }) => ({
      binding,
      protocol: logoutProtocol,
      uri: url,
      ...present({ responseUri: responseUrl }),
    })),
  ];
}

function transformRules(
  { attributes = [], nameIdFormat = "", entityId = "" }: ConfiguredTrust,
  settings: AdfsSettings,
) {
  const qualifiers = {
    format: nameIdFormat,
    nameQualifier: settings.federationServiceIdentifier,
    spNameQualifier: entityId,
  };
  const rules = attributes.map(({ name, source }) => attributeRule(name, ldapAttribute(source)));
  return [...nameIdRules(settings.nameId, qualifiers), ...rules].join("\n\n");
}

function ldapAttribute(source: Attribute["source"]): string {
  if (typeof source !== "object") return adfsCapabilities.attributes.sources[source] ?? source;
  return "expression" in source ? source.expression : source.groups.value;
}

function responseSignature({ signature }: ConfiguredTrust): string {
  const { assertion = true, response = false } = signature ?? {};
  const word = Object.keys(signedParts).find(
    (key) => signedParts[key]?.assertion === assertion && signedParts[key]?.response === response,
  );
  return word ?? "AssertionOnly";
}
