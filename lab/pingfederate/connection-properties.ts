import type { PropertyRule, PropertyRules } from "../property-rules.ts";

const text: PropertyRule = { kind: "string" };
const required: PropertyRule = { kind: "string", required: true };
const off: PropertyRule = { kind: "boolean", vendorDefault: false };
const minutes: PropertyRule = { kind: "integer", required: true };
const texts: PropertyRule = { kind: "set", items: text };

const object = (properties: PropertyRules, more: Partial<PropertyRule> = {}): PropertyRule => ({
  kind: "object",
  properties,
  ...more,
});
const list = (properties: PropertyRules): PropertyRule => ({ kind: "list", items: object(properties) });
const set = (properties: PropertyRules): PropertyRule => ({ kind: "set", items: object(properties) });

const ref = object({ id: required });
const contractAttributes = set({ name: required, nameFormat: text });
const mapping: PropertyRules = {
  abortSsoTransactionAsFailSafe: off,
  attributeContractFulfillment: {
    kind: "map",
    required: true,
    items: object({ source: object({ id: text, type: required }, { required: true }), value: text }),
  },
  // Look-ups in data stores: the stand-in has none.
  attributeSources: list({}),
  issuanceCriteria: object({
    conditionalCriterias: set({
      attributeName: required,
      condition: required,
      errorResult: text,
      source: object({ id: text, type: required }, { required: true }),
      value: required,
    }),
  }),
  restrictVirtualEntityIds: off,
  restrictedVirtualEntityIds: texts,
};

const credentials = object({
  blockEncryptionAlgorithm: text,
  certs: list({
    activeVerificationCert: off,
    encryptionCert: off,
    primaryVerificationCert: off,
    secondaryVerificationCert: off,
    x509File: object({ id: text, fileData: { kind: "certificate", required: true } }, { required: true }),
  }),
  keyTransportAlgorithm: text,
  signingSettings: object({
    algorithm: text,
    alternativeSigningKeyPairRefs: { kind: "set", items: ref },
    includeCertInSignature: off,
    includeRawKeyInSignature: off,
    signingKeyPairRef: ref,
  }),
});

const spBrowserSso = object({
  adapterMappings: { ...list({ ...mapping, idpAdapterRef: ref }), required: true },
  alwaysSignArtifactResponse: off,
  assertionLifetime: object({ minutesAfter: minutes, minutesBefore: minutes }, { required: true }),
  attributeContract: object(
    { coreAttributes: contractAttributes, extendedAttributes: contractAttributes },
    { required: true },
  ),
  authenticationPolicyContractAssertionMappings: list({
    ...mapping,
    authenticationPolicyContractRef: { ...ref, required: true },
  }),
  defaultTargetUrl: text,
  enabledProfiles: texts,
  encryptionPolicy: object({
    encryptAssertion: off,
    encryptSloSubjectNameId: off,
    encryptedAttributes: texts,
    sloSubjectNameIdEncrypted: off,
  }),
  incomingBindings: texts,
  protocol: required,
  requireSignedAuthnRequests: off,
  signAssertions: off,
  signResponseAsRequired: { kind: "boolean", vendorDefault: true },
  sloServiceEndpoints: set({ binding: text, responseUrl: text, url: required }),
  spSamlIdentityMapping: text,
  ssoServiceEndpoints: {
    ...set({ binding: text, index: { kind: "integer" }, isDefault: off, url: required }),
    required: true,
  },
});

/** The inputs of `pingfederate:index/idpSpConnection:IdpSpConnection` for SAML 2.0. */
export const connectionProperties: PropertyRules = {
  active: off,
  applicationIconUrl: text,
  applicationName: text,
  baseUrl: text,
  connectionId: required,
  connectionTargetType: { kind: "string", vendorDefault: "STANDARD" },
  contactInfo: object({ company: text, email: text, firstName: text, lastName: text, phone: text }),
  credentials,
  defaultVirtualEntityId: text,
  entityId: required,
  loggingMode: { kind: "string", vendorDefault: "STANDARD" },
  name: required,
  spBrowserSso,
  virtualEntityIds: texts,
};
