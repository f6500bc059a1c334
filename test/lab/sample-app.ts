import type { PropertyMap } from "../../providers/host/value.ts";
import { urnOf } from "../providers/host/client.ts";

/** URNs of one resource of each type. */
export const urns = {
  saml: urnOf("okta:app/saml:Saml", "webex"),
  group: urnOf("okta:group/group:Group", "users"),
  groupAssignment: urnOf("okta:app/groupAssignment:GroupAssignment", "one"),
  appGroupAssignments: urnOf("okta:index/appGroupAssignments:AppGroupAssignments", "all"),
};

const acs = "https://sp.example.org/saml/acs";

/** The least that a custom application needs. */
export const sampleApp: PropertyMap = {
  label: "Webex",
  ssoUrl: acs,
  recipient: acs,
  destination: acs,
  audience: "https://sp.example.org/saml/metadata",
  subjectNameIdTemplate: "${user.userName}",
  subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  signatureAlgorithm: "RSA_SHA256",
  digestAlgorithm: "SHA256",
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
  responseSigned: true,
  assertionSigned: true,
};
