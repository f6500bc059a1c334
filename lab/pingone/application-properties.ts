import type { PropertyRule, PropertyRules } from "../property-rules.ts";

const text: PropertyRule = { kind: "string" };
const required: PropertyRule = { kind: "string", required: true };
const off: PropertyRule = { kind: "boolean", vendorDefault: false };
const texts: PropertyRule = { kind: "set", items: text, required: true };
const object = (properties: PropertyRules): PropertyRule => ({ kind: "object", properties });

/** The inputs of `pingone:index/application:Application` for SAML. */
export const applicationProperties: PropertyRules = {
  accessControlGroupOptions: object({ groups: texts, type: required }),
  accessControlRoleType: text,
  description: text,
  enabled: off,
  environmentId: required,
  hiddenFromAppPortal: off,
  loginPageUrl: text,
  name: text,
  samlOptions: object({
    acsUrls: texts,
    assertionDuration: { kind: "integer", required: true },
    assertionSignedEnabled: { kind: "boolean", vendorDefault: true },
    defaultTargetUrl: text,
    enableRequestedAuthnContext: { kind: "boolean" },
    homePageUrl: text,
    idpSigningKey: { ...object({ algorithm: required, keyId: required }), required: true },
    nameidFormat: text,
    responseIsSigned: off,
    sessionNotOnOrAfterDuration: { kind: "integer" },
    sloBinding: { kind: "string", vendorDefault: "HTTP_POST" },
    sloEndpoint: text,
    sloResponseEndpoint: text,
    sloWindow: { kind: "integer" },
    spEncryption: object({
      algorithm: required,
      certificate: { ...object({ id: required }), required: true },
    }),
    spEntityId: required,
    spVerification: object({ authnRequestSigned: off, certificateIds: texts }),
    type: { kind: "string", vendorDefault: "WEB_APP" },
  }),
};
