import { readSource } from "../../saml/attribute-source.ts";
import { readPem } from "../../saml/certificate.ts";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { transientNameId } from "../../saml/name-id.ts";
import { present } from "../../saml/present.ts";
import { by } from "../../saml/sort.ts";
import type { TrustSignature } from "../../saml/trust-model.ts";
import { readWord } from "../read-word.ts";
import type { View } from "../vendor.ts";
import { pingFederateCapabilities } from "./capabilities.ts";
import type { PingFederateConnection } from "./resources.ts";
import { bindings, encryptionAlgorithms, signatureAlgorithms } from "./vocabulary.ts";

/** The properties of a connection that the view reads. */
export const pingFederateViewed = [
  "entityId",
  "credentials",
  "spBrowserSso",
] as const satisfies readonly (keyof PingFederateConnection)[];

/** Ours write addresses in full; others may write them as continuing `baseUrl`. */
type Viewed = Pick<PingFederateConnection, (typeof pingFederateViewed)[number]> & {
  readonly baseUrl?: string;
};

/** Identity mappings that decide the format of the NameID, whatever the contract says of it. */
const mappedFormats: Readonly<Record<string, string>> = {
  TRANSIENT: transientNameId,
  PSEUDONYM: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
};

/** Reads a trust from a connection, ours or anybody's. */
export const pingFederateView: View<{ connection: Viewed }> = {
  audience: ({ connection }) => connection.entityId,
  nameIdFormat: ({ connection: { spBrowserSso } }) =>
    mappedFormats[spBrowserSso.spSamlIdentityMapping ?? ""] ??
    spBrowserSso.attributeContract.coreAttributes[0]?.nameFormat,
  attributes: ({ connection }) => readAttributes(connection),
  acs: ({ connection }) =>
    connection.spBrowserSso.ssoServiceEndpoints
      .map(({ binding, url, index, isDefault }) => ({
        ...present({ binding: readWord(bindings, binding) }),
        url: inFull(connection, url),
        index,
        isDefault: isDefault ?? false,
      }))
      .sort(by(({ index }) => index)),
  singleLogout: ({ connection }) => readLogout(connection),
  signature: ({ connection }) => readSignature(connection),
  encryption: ({ connection }) => readEncryption(connection),
  clockSkewMinutes: ({ connection }) => connection.spBrowserSso.assertionLifetime.minutesBefore,
};

function readAttributes({ spBrowserSso }: Viewed): NonNullable<ConfiguredTrust["attributes"]> {
  const [mapping] = [
    ...(spBrowserSso.adapterMappings ?? []),
    ...(spBrowserSso.authenticationPolicyContractAssertionMappings ?? []),
  ];
  const fulfillment = Object.entries(mapping?.attributeContractFulfillment ?? {});
  return fulfillment
    .filter(([name]) => name !== "SAML_SUBJECT")
    .map(([name, { source, value = "" }]) => ({
      name,
      source: readSource(
        pingFederateCapabilities.attributes.sources,
        // Text is not the name of an attribute; in quotes it cannot be taken for one.
        source.type === "TEXT" && !value.includes("${") ? JSON.stringify(value) : value,
      ),
    }))
    .sort(by(({ name }) => name));
}

function inFull(connection: Viewed, url: string): string {
  return url.startsWith("/") ? `${(connection.baseUrl ?? "").replace(/\/$/, "")}${url}` : url;
}

function readLogout(connection: Viewed): ConfiguredTrust["singleLogout"] {
  const { spBrowserSso, credentials } = connection;
  const endpoints = (spBrowserSso.sloServiceEndpoints ?? []).flatMap(({ binding, url, responseUrl }) => {
    const known = readWord(bindings, binding);
    if (known === undefined) return [];
    const answers = responseUrl ? { responseUrl: inFull(connection, responseUrl) } : {};
    return [{ binding: known, url: inFull(connection, url), ...answers }];
  });
  if (endpoints.length === 0) return "off";
  const { bindings: order } = pingFederateCapabilities.singleLogout;
  return {
    endpoints: endpoints.sort(
      by(({ binding, url, responseUrl = "" }) => `${order.indexOf(binding)} ${url} ${responseUrl}`),
    ),
    certificates: (credentials.certs ?? [])
      .filter(({ activeVerificationCert }) => activeVerificationCert)
      .map(({ x509File }) => readPem(x509File.fileData)),
  };
}

function readSignature({ spBrowserSso, credentials }: Viewed): Partial<TrustSignature> {
  const algorithm = readWord(signatureAlgorithms, credentials.signingSettings.algorithm);
  return present({
    algorithm,
    digest: algorithm && (algorithm.slice("rsa-".length) as TrustSignature["digest"]),
    assertion: spBrowserSso.signAssertions ?? false,
    response: spBrowserSso.signResponseAsRequired ?? true,
  });
}

function readEncryption({ spBrowserSso, credentials }: Viewed): ConfiguredTrust["encryption"] {
  if (!spBrowserSso.encryptionPolicy?.encryptAssertion) return "off";
  const encrypting = credentials.certs.find(({ encryptionCert }) => encryptionCert);
  return present({
    algorithm: readWord(encryptionAlgorithms, credentials.blockEncryptionAlgorithm),
    certificate: encrypting && readPem(encrypting.x509File.fileData),
  });
}
