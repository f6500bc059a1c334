import type { InputFailure } from "../../providers/host/definition.ts";
import type { Plain, PlainMap } from "../../providers/host/value.ts";
import { checkProperties, snakeCase } from "../check-properties.ts";
import { listAt, mapAt, mapsAt } from "../plain.ts";
import { connectionProperties } from "./connection-properties.ts";

const words = {
  protocol: ["SAML20", "WSFED", "SAML11", "SAML10", "OIDC"],
  spSamlIdentityMapping: ["PSEUDONYM", "STANDARD", "TRANSIENT"],
  binding: ["ARTIFACT", "POST", "REDIRECT", "SOAP"],
  enabledProfiles: ["IDP_INITIATED_SLO", "IDP_INITIATED_SSO", "SP_INITIATED_SLO", "SP_INITIATED_SSO"],
  blockEncryptionAlgorithm: ["AES_128", "AES_256", "AES_128_GCM", "AES_192_GCM", "AES_256_GCM", "Triple_DES"],
  keyTransportAlgorithm: ["RSA_OAEP", "RSA_OAEP_256", "RSA_v15"],
  loggingMode: ["NONE", "STANDARD", "ENHANCED", "FULL"],
};

/** What the provider refuses in a connection before it asks the server. */
export function checkConnection(inputs: PlainMap, resource: string): InputFailure[] {
  return [
    ...checkProperties(connectionProperties, inputs, resource),
    ...[...invalid(inputs)].map(({ property, reason }) => ({
      property,
      reason: `${reason} Examine values at '${resource}.${property}'.`,
    })),
  ];
}

function* invalid(inputs: PlainMap): Generator<InputFailure> {
  const { connectionId } = inputs;
  if (typeof connectionId === "string" && !/^[a-zA-Z0-9._-]+$/.test(connectionId))
    yield {
      property: "connectionId",
      reason: `Invalid Attribute Value Match. Attribute connection_id The connection ID must only contain letters, numbers, '.', '_' and '-', got: ${connectionId}.`,
    };
  const sso = mapAt(inputs, "spBrowserSso");
  const credentials = mapAt(inputs, "credentials");
  yield* oneOf("loggingMode", inputs.loggingMode, "loggingMode");
  for (const name of ["protocol", "spSamlIdentityMapping"] as const)
    yield* oneOf(name, sso[name], `spBrowserSso.${name}`);
  for (const name of ["blockEncryptionAlgorithm", "keyTransportAlgorithm"] as const)
    yield* oneOf(name, credentials[name], `credentials.${name}`);
  for (const name of ["ssoServiceEndpoints", "sloServiceEndpoints"])
    for (const [place, { binding }] of mapsAt(sso, name).entries())
      yield* oneOf("binding", binding, `spBrowserSso.${name}[${place}].binding`);
  for (const binding of listAt(sso, "incomingBindings"))
    yield* oneOf("binding", binding, "spBrowserSso.incomingBindings");
  for (const profile of listAt(sso, "enabledProfiles"))
    yield* oneOf("enabledProfiles", profile, "spBrowserSso.enabledProfiles");
  const encryption = mapAt(sso, "encryptionPolicy");
  if (encryption.encryptAssertion === true && listAt(encryption, "encryptedAttributes").length > 0)
    yield {
      property: "spBrowserSso.encryptionPolicy.encryptedAttributes",
      reason:
        "Invalid attribute configuration. The 'encrypted_attributes' attribute cannot be configured when 'encrypt_assertion' is set to true.",
    };
}

function* oneOf(
  name: keyof typeof words,
  value: Plain | undefined,
  property: string,
): Generator<InputFailure> {
  if (typeof value !== "string" || words[name].includes(value)) return;
  const allowed = words[name].map((word) => `"${word}"`).join(" ");
  yield {
    property,
    reason: `Invalid Attribute Value Match. Attribute ${snakeCase(name)} value must be one of: [${allowed}], got: "${value}".`,
  };
}
