import { describe, expect, it } from "vitest";
import type { MetadataShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { askCisco, complaints, key, signedMetadata, subject } from "../../fixtures/metadata-read.ts";

const saml = { protocolSupportEnumeration: "urn:oasis:names:tc:SAML:2.0:protocol" };
const renew = `Renew the Webex SP certificate in Control Hub (Management > Organization Settings > Single sign-on) in a maintenance window, save the metadata that it then offers as ${subject}, and deploy.`;
const expired = makeKey({ name: "old", notBefore: "2021-11-01", notAfter: "2026-11-01" });
const expiring = makeKey({ name: "ending", notBefore: "2022-01-01", notAfter: "2027-01-20T11:59:59Z" });
const lasting = makeKey({ name: "lasting", notBefore: "2022-01-01", notAfter: "2027-01-20T12:00:00Z" });
const coming = makeKey({ name: "coming", notBefore: "2026-12-01" });

/** What is wrong, the change that makes it so, and every finding about it. */
const problems: [string, Partial<MetadataShape>, ...string[][]][] = [
  [
    "an expired certificate beside its successor",
    { signing: [expired.base64, key.base64] },
    [
      "metadata-certificate-expired",
      `The signing certificate CN=old (SHA-256 ${expired.fingerprint}) expired on 2026-11-01T00:00:00.000Z.`,
      renew,
    ],
  ],
  [
    "an expired certificate for both uses has one finding",
    { signing: [expired.base64], encryption: [expired.base64] },
    [
      "metadata-certificate-expired",
      `The signing and encryption certificate CN=old (SHA-256 ${expired.fingerprint}) expired on 2026-11-01T00:00:00.000Z.`,
      renew,
    ],
    [
      "metadata-no-valid-signing-certificate",
      "None of its 1 signing certificates is valid on 2026-11-21T12:00:00.000Z: an identity provider would refuse every sign-out.",
      renew,
    ],
  ],
  [
    "a certificate that ends within 60 days",
    { signing: [expiring.base64] },
    [
      "metadata-certificate-expires",
      `The signing certificate CN=ending (SHA-256 ${expiring.fingerprint}) expires on 2027-01-20T11:59:59.000Z, in 59 days.`,
      renew,
    ],
  ],
  ["a certificate that lasts 60 days", { signing: [lasting.base64] }],
  [
    "a certificate that is not valid yet",
    { encryption: [coming.base64] },
    [
      "metadata-certificate-not-yet-valid",
      `The encryption certificate CN=coming (SHA-256 ${coming.fingerprint}) is not valid before 2026-12-01T00:00:00.000Z.`,
      "Compare the clock of this machine; during a rollover nothing is to be done.",
    ],
  ],
  [
    "something that is no certificate",
    { signing: [key.base64, "bm90IGEgY2VydGlmaWNhdGU="] },
    [
      "metadata-certificate-unreadable",
      "A certificate for signing is no X.509 certificate in base64 and is left out.",
      askCisco,
    ],
  ],
  [
    "signed requests, and only an expired certificate to verify them",
    { signing: [expired.base64], role: { ...saml, AuthnRequestsSigned: "true" } },
    [
      "metadata-certificate-expired",
      `The signing certificate CN=old (SHA-256 ${expired.fingerprint}) expired on 2026-11-01T00:00:00.000Z.`,
      renew,
    ],
    [
      "metadata-no-valid-signing-certificate",
      "None of its 1 signing certificates is valid on 2026-11-21T12:00:00.000Z: an identity provider would refuse every sign-in.",
      renew,
    ],
  ],
  [
    "single logout without a signing certificate",
    { signing: [] },
    [
      "metadata-no-signing-certificate",
      "It has single logout endpoints but no signing certificate, so that no identity provider can verify Webex's logout messages.",
      `${renew} Until then, switch single logout off for this tenant.`,
    ],
  ],
];

describe("readServiceProvider reports what is wrong about certificates", () => {
  it.each(problems)("%s", (_name, changes, ...expected) => {
    expect(complaints(signedMetadata(changes))).toEqual(expected);
  });
});
