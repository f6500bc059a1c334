import type { PropertyMap } from "../../../providers/host/value.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { urnOf } from "../../providers/host/client.ts";

/** The URN of a connection in a stack of its own. */
export const connectionUrn = urnOf("pingfederate:index/idpSpConnection:IdpSpConnection", "webex");

const pem = (base64: string) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;

/** A certificate of the partner that verifies. */
export const verifying: PropertyMap = {
  activeVerificationCert: true,
  primaryVerificationCert: true,
  x509File: { id: "one", fileData: pem(makeKey().base64) },
};

const fulfilled = (value: string): PropertyMap => ({ source: { type: "ADAPTER" }, value });

/** How an adapter of the stand-in fills the attributes. */
export const adapterMapping: PropertyMap = {
  idpAdapterRef: { id: "HTMLForm" },
  attributeContractFulfillment: { SAML_SUBJECT: fulfilled("username"), uid: fulfilled("mail") },
};

/** Browser SSO as Ping's documentation has it for a transient NameID. */
export const browserSso: PropertyMap = {
  protocol: "SAML20",
  spSamlIdentityMapping: "TRANSIENT",
  enabledProfiles: ["SP_INITIATED_SSO", "SP_INITIATED_SLO"],
  incomingBindings: ["POST"],
  ssoServiceEndpoints: [{ binding: "POST", url: "https://sp.example.org/acs", index: 0, isDefault: true }],
  sloServiceEndpoints: [{ binding: "POST", url: "https://sp.example.org/slo" }],
  signAssertions: true,
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
  attributeContract: { coreAttributes: [{ name: "SAML_SUBJECT" }], extendedAttributes: [{ name: "uid" }] },
  adapterMappings: [adapterMapping],
};

/** What a connection signs and verifies with. */
export const credentials: PropertyMap = {
  certs: [verifying],
  signingSettings: { signingKeyPairRef: { id: "signing" }, algorithm: "SHA256withRSA" },
};

/** The least that a connection with single logout needs. */
export const sampleConnection: PropertyMap = {
  connectionId: "webex",
  name: "Webex",
  entityId: "https://sp.example.org/saml",
  active: true,
  credentials,
  spBrowserSso: browserSso,
};
