import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { transientNameId } from "../../saml/name-id.ts";
import { present } from "../../saml/present.ts";
import type { PingFederateSettings } from "./config.ts";
import { connectionIdOf } from "./connection-id.ts";
import { mappings } from "./mappings.ts";
import { partnerCertificates } from "./partner-certificates.ts";
import type { PingFederateConnection, PingFederateResources } from "./resources.ts";
import { bindings, encryptionAlgorithms, signatureAlgorithms } from "./vocabulary.ts";

/** Minutes for which an assertion is valid; what PingFederate's console proposes. */
const minutesAfter = 5;

/** The connection for a trust that PingFederate can express. */
export function pingFederateDesired(
  trust: ConfiguredTrust,
  settings: PingFederateSettings,
): PingFederateResources {
  const entityId = trust.audience ?? "";
  const connection: PingFederateConnection = {
    connectionId: connectionIdOf(settings, entityId),
    name: settings.label,
    entityId,
    active: true,
    loggingMode: "STANDARD",
    virtualEntityIds: [],
    contactInfo: {},
    credentials: credentials(trust, settings),
    spBrowserSso: browserSso(trust, settings),
  };
  return { connection };
}

function credentials(
  trust: ConfiguredTrust,
  { signingKey, stagedSigningKeys }: PingFederateSettings,
): PingFederateConnection["credentials"] {
  const { encryption = "off", signature } = trust;
  return {
    certs: partnerCertificates(trust),
    signingSettings: {
      signingKeyPairRef: { id: signingKey },
      alternativeSigningKeyPairRefs: stagedSigningKeys.map((id) => ({ id })),
      ...present({ algorithm: signature?.algorithm && signatureAlgorithms[signature.algorithm] }),
      includeCertInSignature: true,
      includeRawKeyInSignature: false,
    },
    ...(encryption === "off"
      ? {}
      : present({
          blockEncryptionAlgorithm: encryption.algorithm && encryptionAlgorithms[encryption.algorithm],
          keyTransportAlgorithm: "RSA_OAEP",
        })),
  };
}

function browserSso(
  trust: ConfiguredTrust,
  settings: PingFederateSettings,
): PingFederateConnection["spBrowserSso"] {
  const { acs = [], singleLogout = "off", encryption = "off", nameIdFormat = transientNameId } = trust;
  const logout = singleLogout === "off" ? [] : (singleLogout.endpoints ?? []);
  return {
    protocol: "SAML20",
    spSamlIdentityMapping: nameIdFormat === transientNameId ? "TRANSIENT" : "STANDARD",
    // Webex starts every sign-in; a logout may begin at either side.
    enabledProfiles: [
      ...(logout.length > 0 ? ["IDP_INITIATED_SLO", "SP_INITIATED_SLO"] : []),
      "SP_INITIATED_SSO",
    ],
    incomingBindings: ["POST", "REDIRECT"],
    ssoServiceEndpoints: acs.map(({ binding = "POST", url, index = 0, isDefault = false }) => ({
      binding: bindings[binding] ?? binding,
      url,
      index,
      isDefault,
    })),
    sloServiceEndpoints: logout.map(({ binding, url, responseUrl }) => ({
      binding: bindings[binding] ?? binding,
      url,
      ...present({ responseUrl }),
    })),
    ...present({
      signAssertions: trust.signature?.assertion,
      signResponseAsRequired: trust.signature?.response,
    }),
    requireSignedAuthnRequests: false,
    alwaysSignArtifactResponse: false,
    assertionLifetime: { minutesBefore: trust.clockSkewMinutes ?? 0, minutesAfter },
    encryptionPolicy: {
      encryptAssertion: encryption !== "off",
      encryptSloSubjectNameId: false,
      sloSubjectNameIdEncrypted: false,
      encryptedAttributes: [],
    },
    ...mappings(trust.attributes ?? [], nameIdFormat, settings),
  };
}
