import * as pulumi from "@pulumi/pulumi";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { WebexSso, type WebexSsoArgs } from "../../components/index.ts";
import { acs, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { outputValue } from "../support/output-value.ts";

const key = makeKey();
const older = makeKey({ notBefore: "2025-01-01" });
const several = [
  acs("POST", 3, { Location: "https://idbroker.webex.com/b" }),
  acs("POST", 7, { Location: "https://idbroker.webex.com/a" }),
];
const shape = webexShape(key, { signing: [key.base64, older.base64], acs: several });
const metadata = signXml(metadataXml(shape), key);
const environmentId = "a0000000-0000-4000-8000-000000000001";
const signingKey = "b0000000-0000-4000-8000-000000000001";
const idps = {
  pingfederate: { kind: "pingfederate", mapping: { adapter: "HTMLForm" }, signingKey: "signing" },
  pingone: { kind: "pingone", environmentId, signingKey },
} as const;
const partner = (idp: WebexSsoArgs["idp"], more: Partial<WebexSsoArgs> = {}): WebexSsoArgs => ({
  metadata,
  mode: "partner",
  groups: ["d0000000-0000-4000-8000-000000000001"],
  idp,
  ...more,
});

interface Made {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}
let made: Made[];

beforeAll(async () => {
  // Nobody answers: what the vendors publish is lab and lifecycle's matter.
  process.env.PINGONE_AUTH_SERVICE_HOSTNAME = "127.0.0.1:1";
  await pulumi.runtime.setMocks({
    newResource({ type, inputs, name }) {
      made.push({ type, inputs, name });
      return { id: `${name}-id`, state: inputs };
    },
    call: () => ({}),
  });
});
beforeEach(() => {
  made = [];
});

const inputsOf = (type: string) => made.filter((one) => one.type === type);

test("PingFederate's connection has what Webex asks for", async () => {
  await outputValue(new WebexSso("webex", partner(idps.pingfederate)).configured);
  const [connection] = inputsOf("pingfederate:index/idpSpConnection:IdpSpConnection");
  expect(connection?.inputs).toMatchObject({
    connectionId: `webex-${shape.entityId.split("/").at(-1)}`,
    entityId: shape.entityId,
    active: true,
    credentials: {
      certs: [
        { activeVerificationCert: true, primaryVerificationCert: true, encryptionCert: false },
        { activeVerificationCert: true, secondaryVerificationCert: true, encryptionCert: false },
      ],
      signingSettings: { algorithm: "SHA256withRSA", signingKeyPairRef: { id: "signing" } },
    },
    spBrowserSso: {
      spSamlIdentityMapping: "TRANSIENT",
      enabledProfiles: ["IDP_INITIATED_SLO", "SP_INITIATED_SLO", "SP_INITIATED_SSO"],
      ssoServiceEndpoints: [
        { binding: "POST", index: 3, isDefault: true, url: "https://idbroker.webex.com/b" },
        { binding: "POST", index: 7, isDefault: false, url: "https://idbroker.webex.com/a" },
      ],
      signAssertions: true,
      encryptionPolicy: { encryptAssertion: false },
      attributeContract: { extendedAttributes: [{ name: "mail" }] },
      adapterMappings: [
        { attributeContractFulfillment: { mail: { source: { type: "ADAPTER" }, value: "mail" } } },
      ],
    },
  });
});

test("PingFederate encrypts in CBC mode with one of the certificates that verify", async () => {
  const sso = new WebexSso("webex", partner(idps.pingfederate, { encryption: "aes256-cbc" }));
  expect((await outputValue(sso.configured)).encryption).toMatchObject({ algorithm: "aes256-cbc" });
  const [connection] = inputsOf("pingfederate:index/idpSpConnection:IdpSpConnection");
  expect(connection?.inputs.credentials).toMatchObject({
    blockEncryptionAlgorithm: "AES_256",
    keyTransportAlgorithm: "RSA_OAEP",
  });
});

test("a connection is adopted under its own identifier", async () => {
  await outputValue(new WebexSso("webex", partner(idps.pingfederate, { import: "old-webex" })).configured);
  expect(made).toContainEqual(
    expect.objectContaining({ inputs: expect.objectContaining({ connectionId: "old-webex" }) }),
  );
});

test("PingOne's application uses the certificates that are uploaded for it", async () => {
  await outputValue(new WebexSso("webex", partner(idps.pingone)).configured);
  const certificates = inputsOf("pingone:index/certificate:Certificate");
  expect(certificates.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^webex-[0-9a-f]{8}$/),
    expect.stringMatching(/^webex-[0-9a-f]{8}$/),
  ]);
  const [application] = inputsOf("pingone:index/application:Application");
  expect(application?.inputs).toMatchObject({
    enabled: true,
    hiddenFromAppPortal: true,
    accessControlGroupOptions: { type: "ANY_GROUP", groups: ["d0000000-0000-4000-8000-000000000001"] },
    samlOptions: {
      acsUrls: ["https://idbroker.webex.com/b", "https://idbroker.webex.com/a"],
      spEntityId: shape.entityId,
      idpSigningKey: { keyId: signingKey, algorithm: "SHA256withRSA" },
      spVerification: { certificateIds: certificates.map(({ name }) => `${name}-id`) },
    },
  });
  const mappings = inputsOf("pingone:index/applicationAttributeMapping:ApplicationAttributeMapping");
  expect(mappings.map(({ inputs }) => [inputs.name, inputs.value])).toEqual([
    ["saml_subject", "${user.id}"],
    ["mail", "${user.email}"],
  ]);
});

test("without groups nobody may sign in at PingOne", async () => {
  await outputValue(new WebexSso("webex", partner(idps.pingone, { groups: [] })).configured);
  const [application] = inputsOf("pingone:index/application:Application");
  expect(application?.inputs).toMatchObject({ enabled: false });
  expect(application?.inputs).not.toHaveProperty("accessControlGroupOptions");
});

test.each<[string, WebexSsoArgs["idp"], string[], string[]]>([
  ["PingFederate", idps.pingfederate, ["capability-groups"], ["idp-metadata-unavailable"]],
  [
    "PingOne",
    idps.pingone,
    ["capability-acs-index", "capability-nameid-not-random"],
    ["idp-metadata-unavailable", "idp-default-acs"],
  ],
])(
  "%s says what it cannot express, and what an administrator has to know",
  async (_, idp, codes, attention) => {
    const sso = new WebexSso("webex", partner(idp));
    expect(sso.inexpressible.map(({ code }) => code).sort()).toEqual(codes);
    expect((await outputValue(sso.attention)).map(({ code }) => code)).toEqual(attention);
    expect(await outputValue(sso.identityProvider)).not.toHaveProperty("metadata");
  },
);

test("PingOne refuses encryption, as it does not say in which mode it encrypts", () => {
  expect(() => new WebexSso("webex", partner(idps.pingone, { encryption: "aes256-cbc" }))).toThrow(
    expect.objectContaining({ message: expect.stringContaining("error capability-encryption · webex") }),
  );
});
