import { endpointFields } from "./kinds/endpoints.ts";
import { trustProperties } from "./properties.ts";

const computed = {
  objectIdentifier: { type: "string", description: "ADFS's own number of the trust." },
  federationServiceIdentifier: {
    type: "string",
    description: "The entity ID of the federation service: the issuer of its tokens.",
  },
  federationServiceHostName: { type: "string", description: "The host name of the federation service." },
  federationMetadataUrl: {
    type: "string",
    description: "Where the federation service publishes its metadata.",
  },
  singleSignOnUrl: { type: "string", description: "Where sign-in requests go." },
  tokenSigningCertificates: {
    type: "array",
    items: { type: "string" },
    description: "The certificates that verify tokens, the primary one first: base64 of their DER form.",
  },
} as const;

/** The outputs that ADFS works out by itself. */
export const computedNames = Object.keys(computed);

const settings = {
  transport: "string",
  host: "string",
  port: "integer",
  username: "string",
  hostKeyFingerprint: "string",
  privateKey: "string",
  agent: "string",
  password: "string",
  timeoutSeconds: "number",
  maxSessions: "integer",
} as const;
const secretSettings = ["privateKey", "password"];

/** The package schema: from it `pulumi package gen-sdk` makes SDKs for other languages. */
export function packageSchema(version: string): string {
  const inputs = Object.fromEntries(
    Object.entries(trustProperties).map(([name, { kind, description }]) => [
      name,
      { ...kind.schema, description },
    ]),
  );
  const requiredInputs = namesOf(trustProperties);
  return JSON.stringify({
    name: "adfs",
    version,
    description: "Relying-party trusts of Active Directory Federation Services.",
    license: "Apache-2.0",
    config: { variables: configuration() },
    provider: { inputProperties: configuration() },
    types: {
      "adfs:index:SamlEndpoint": {
        type: "object",
        description: "A SAML endpoint of a relying party.",
        properties: Object.fromEntries(
          Object.entries(endpointFields).map(([name, { kind, description }]) => [
            name,
            { ...kind.schema, description },
          ]),
        ),
        required: namesOf(endpointFields),
      },
    },
    resources: {
      "adfs:index:RelyingPartyTrust": {
        description: "A relying-party trust of Active Directory Federation Services.",
        inputProperties: inputs,
        requiredInputs,
        properties: { ...inputs, ...computed },
        required: [...requiredInputs, ...computedNames],
      },
    },
    language: { nodejs: { respectSchemaVersion: true } },
  });
}

/** No defaults out of the environment: an SDK would fill in single keys, and a connection comes whole from one place. */
function configuration(): object {
  const entries = Object.entries(settings).map(([name, type]) => [
    name,
    {
      type,
      ...(secretSettings.includes(name) ? { secret: true } : {}),
    },
  ]);
  return Object.fromEntries(entries);
}

function namesOf(properties: Readonly<Record<string, { readonly required?: true }>>): string[] {
  return Object.entries(properties).flatMap(([name, { required }]) => (required ? [name] : []));
}
