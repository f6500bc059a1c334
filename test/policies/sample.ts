import { readCertificate } from "../../saml/certificate.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { trustOf } from "../../saml/trust.ts";
import type { Mode, Trust } from "../../saml/trust-model.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const certificate = (notAfter: string) => readCertificate(makeKey({ notAfter }).base64);
const base = "https://idbroker.webex.com/idb";
const organizationId = "11111111-2222-4333-8444-555555555555";

/** Ends of validity, far enough from each other that a clock can be set between them. */
export const ends = { logout: "2037-01-01", encryption: "2038-01-01", signing: "2039-01-01" };

/** The day on which the tests judge. */
export const today = new Date("2026-06-01T12:00:00Z");

/** Certificates of a Webex that does not exist: old and new during a rollover, and one that encrypts. */
export const certificates = {
  older: certificate("2036-12-30"),
  newer: certificate(ends.logout),
  encryption: certificate(ends.encryption),
  signing: certificate(ends.signing),
  strange: certificate("2045-01-01"),
};

/** Everything that metadata can say: several ACS, both logout bindings, several certificates. */
export const serviceProvider: ServiceProvider = {
  entityId: `https://idbroker.webex.com/${organizationId}`,
  organizationId,
  broker: { host: "idbroker.webex.com", region: "United States" },
  assertionConsumerServices: [
    { binding: "POST", url: `${base}/Consumer/metaAlias/${organizationId}/sp`, index: 0, isDefault: true },
    {
      binding: "POST",
      url: `https://idbroker-eu.webex.com/idb/Consumer/metaAlias/${organizationId}/sp`,
      index: 1,
    },
  ],
  singleLogoutServices: [
    {
      binding: "POST",
      url: `${base}/SPSloPOST/metaAlias/${organizationId}/sp`,
      responseUrl: `${base}/SPSloPOST/response`,
    },
    { binding: "Redirect", url: `${base}/SPSloRedirect/metaAlias/${organizationId}/sp` },
  ],
  nameIdFormats: [],
  signingCertificates: [certificates.older, certificates.newer],
  encryptionCertificates: [certificates.encryption],
  authnRequestsSigned: false,
  wantAssertionsSigned: true,
  signature: "embedded",
};

/** A trust with every field set. */
export function sampleTrust(mode: Mode = "organization"): Trust {
  return trustOf(serviceProvider, {
    subject: "sample",
    now: today,
    mode,
    attributes: [{ name: "firstname", source: "givenName" }],
    encryption: "aes256-cbc",
    clockSkewMinutes: 3,
    groups: ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"],
  }).trust;
}
