import type { PropertyRule, PropertyRules } from "../property-rules.ts";

const text: PropertyRule = { kind: "string" };
const json: PropertyRule = { kind: "json" };
const flag: PropertyRule = { kind: "boolean" };
const off: PropertyRule = { kind: "boolean", default: false };

const attributeStatement: PropertyRules = {
  filterType: text,
  filterValue: text,
  name: { kind: "string", required: true },
  namespace: { kind: "string", default: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified" },
  type: { kind: "string", default: "EXPRESSION" },
  values: { kind: "list", items: text },
};

/** The issuer that Okta puts in when nobody sets one. */
export const standardIssuer = "http://www.okta.com/${org.externalKey}";

/** The inputs of `okta:app/saml:Saml`. */
export const samlProperties: PropertyRules = {
  accessibilityErrorRedirectUrl: text,
  accessibilityLoginRedirectUrl: text,
  accessibilitySelfService: off,
  acsEndpoints: { kind: "list", items: text },
  acsEndpointsIndices: {
    kind: "set",
    items: {
      kind: "object",
      properties: { index: { kind: "integer", required: true }, url: { kind: "string", required: true } },
    },
  },
  adminNote: text,
  appLinksJson: json,
  appSettingsJson: json,
  assertionSigned: flag,
  attributeStatements: { kind: "list", items: { kind: "object", properties: attributeStatement } },
  audience: text,
  authenticationPolicy: text,
  authnContextClassRef: text,
  autoSubmitToolbar: off,
  defaultRelayState: text,
  destination: text,
  digestAlgorithm: text,
  enduserNote: text,
  hideIos: off,
  hideWeb: off,
  honorForceAuthn: off,
  idpIssuer: { kind: "string", vendorDefault: standardIssuer },
  implicitAssignment: flag,
  inlineHookId: text,
  keyName: text,
  keyYearsValid: { kind: "integer" },
  label: { kind: "string", required: true },
  logo: text,
  preconfiguredApp: text,
  recipient: text,
  requestCompressed: flag,
  responseSigned: flag,
  samlSignedRequestEnabled: off,
  samlVersion: { kind: "string", default: "2.0" },
  signatureAlgorithm: text,
  singleLogoutCertificate: { kind: "certificate" },
  singleLogoutIssuer: text,
  singleLogoutUrl: text,
  skipAuthenticationPolicy: off,
  spIssuer: text,
  ssoUrl: text,
  status: { kind: "string", default: "ACTIVE" },
  subjectNameIdFormat: text,
  subjectNameIdTemplate: text,
  userNameTemplate: { kind: "string", default: "${source.login}" },
  userNameTemplatePushStatus: text,
  userNameTemplateSuffix: text,
  userNameTemplateType: { kind: "string", default: "BUILT_IN" },
};
