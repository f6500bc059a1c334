import { describe, expect, it } from "vitest";
import type { ServiceProvider } from "../../../saml/service-provider.ts";
import { acs, base, endpoint, type MetadataShape, organizationId } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { complaints, key, read, signedMetadata } from "../../fixtures/metadata-read.ts";

const url = `${base}/Consumer/metaAlias/${organizationId}/sp`;
const certificate = {
  base64: key.base64,
  subject: "CN=test key",
  notBefore: "2026-01-01T00:00:00.000Z",
  notAfter: "2046-01-01T00:00:00.000Z",
  fingerprint: key.fingerprint,
};
const rollover = makeKey({ name: "new" });

const whole: ServiceProvider = {
  entityId: `https://idbroker.webex.com/${organizationId}`,
  organizationId,
  broker: { host: "idbroker.webex.com", region: "United States" },
  assertionConsumerServices: [{ binding: "POST", url, index: 0, isDefault: true }],
  singleLogoutServices: [
    { binding: "POST", url: `${base}/SPSloPOST/metaAlias/${organizationId}/sp` },
    {
      binding: "Redirect",
      url: `${base}/SPSloRedirect/metaAlias/${organizationId}/sp`,
      responseUrl: `${base}/SPSloRedirect/metaAlias/${organizationId}/sp/response`,
    },
  ],
  nameIdFormats: [
    "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  ],
  signingCertificates: [certificate],
  encryptionCertificates: [certificate],
  authnRequestsSigned: false,
  wantAssertionsSigned: true,
  signature: "embedded",
};

const elsewhere = "https://idbroker-eu.webex.com/idb/Consumer/metaAlias/x/sp";

/** A shape of Webex's export by what is particular about it, and what is read then. */
const shapes: [string, Partial<MetadataShape>, Partial<ServiceProvider>][] = [
  ["POST is the default", {}, {}],
  [
    "Artifact is the default, as in OpenAM's template",
    { acs: [acs("Artifact", 0, { isDefault: "true" }), acs("POST", 1)] },
    {
      assertionConsumerServices: [
        { binding: "Artifact", url, index: 0, isDefault: true },
        { binding: "POST", url, index: 1 },
      ],
    },
  ],
  [
    "no isDefault",
    { acs: [acs("POST", 3)] },
    { assertionConsumerServices: [{ binding: "POST", url, index: 3 }] },
  ],
  [
    "isDefault as 0 and 1",
    { acs: [acs("POST", 0, { isDefault: "0" }), acs("POST", 1, { isDefault: "1" })] },
    {
      assertionConsumerServices: [
        { binding: "POST", url, index: 0, isDefault: false },
        { binding: "POST", url, index: 1, isDefault: true },
      ],
    },
  ],
  [
    "several POST ACS on several hosts",
    { acs: [acs("POST", 0), { ...endpoint("POST", elsewhere), index: "65535" }] },
    {
      assertionConsumerServices: [
        { binding: "POST", url, index: 0 },
        { binding: "POST", url: elsewhere, index: 65_535 },
      ],
    },
  ],
  [
    "two certificates during a rollover",
    { signing: [key.base64, rollover.base64], encryption: [rollover.base64] },
    {
      signingCertificates: [certificate, expect.objectContaining({ fingerprint: rollover.fingerprint })],
      encryptionCertificates: [expect.objectContaining({ fingerprint: rollover.fingerprint })],
    },
  ],
  ["no NameIDFormat", { nameIdFormats: [] }, { nameIdFormats: [] }],
  [
    "OpenAM's order of NameID formats",
    { nameIdFormats: ["urn:b", "urn:a"] },
    { nameIdFormats: ["urn:b", "urn:a"] },
  ],
  ["no single logout", { singleLogout: [] }, { singleLogoutServices: [] }],
  [
    "a ResponseLocation that is the Location",
    { singleLogout: [{ ...endpoint("Redirect", url), ResponseLocation: url }] },
    { singleLogoutServices: [{ binding: "Redirect", url }] },
  ],
  [
    "signed requests are announced and assertions may be unsigned",
    {
      role: { AuthnRequestsSigned: "1", protocolSupportEnumeration: "urn:oasis:names:tc:SAML:2.0:protocol" },
    },
    { authnRequestsSigned: true, wantAssertionsSigned: false },
  ],
  [
    "validUntil with an offset and a cacheDuration",
    { entity: { ID: "_m", validUntil: "2027-01-01T01:30:00+01:30", cacheDuration: "P1Y2M3DT4H5M6.7S" } },
    { validUntil: "2027-01-01T00:00:00.000Z", cacheDuration: "P1Y2M3DT4H5M6.7S" },
  ],
  [
    "validUntil without a zone is UTC, and the role's earlier end counts",
    {
      entity: { ID: "_m", validUntil: "2028-01-01T00:00:00Z" },
      role: {
        validUntil: "2027-06-01T00:00:00",
        WantAssertionsSigned: "true",
        protocolSupportEnumeration: "urn:oasis:names:tc:SAML:2.0:protocol",
      },
    },
    { validUntil: "2027-06-01T00:00:00.000Z" },
  ],
  [
    "a European organisation",
    { entityId: "https://idbroker-eu.webex.com/acme-eu" },
    {
      entityId: "https://idbroker-eu.webex.com/acme-eu",
      organizationId: "acme-eu",
      broker: { host: "idbroker-eu.webex.com", region: "Europe" },
    },
  ],
  [
    "white space around values",
    { nameIdFormats: ["\n   urn:a\t"], acs: [acs("POST", 0, { Location: ` ${url}\n`, index: " 4 " })] },
    { nameIdFormats: ["urn:a"], assertionConsumerServices: [{ binding: "POST", url, index: 4 }] },
  ],
];

describe("readServiceProvider reads every shape of Webex's export without a complaint", () => {
  it.each(shapes)("%s", (_name, changes, expected) => {
    const file = signedMetadata(changes);
    expect(complaints(file)).toEqual([]);
    expect(read(file).serviceProvider).toEqual({ ...whole, ...expected });
  });

  it("a key without a use is for signing and for encryption", () => {
    const file = signedMetadata({ signing: [], encryption: [key.base64] }).replace(' use="encryption"', "");
    expect(read(file, { accept: "unsigned" }).serviceProvider).toBeUndefined();
    const unsigned = file.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "");
    expect(read(unsigned, { accept: "unsigned" }).serviceProvider).toMatchObject({
      signingCertificates: [certificate],
      encryptionCertificates: [certificate],
    });
  });

  it("other prefixes, another order of attributes and line ends of Windows change nothing", () => {
    const unsigned = signedMetadata().replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "");
    const prefixed = unsigned
      .replace(/<(\/?)(?!ds:)(?=[A-Z])/g, "<$1md:")
      .replace("xmlns=", "xmlns:md=")
      .replaceAll("ds:", "sig:")
      .replaceAll("xmlns:ds", "xmlns:sig")
      .replaceAll("\n", "\r\n");
    expect(read(prefixed, { accept: "unsigned" }).serviceProvider).toEqual({
      ...whole,
      signature: "unsigned",
    });
  });
});
