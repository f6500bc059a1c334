import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { urn } from "./adfs-fixture.ts";
import { type ServerUnderTest, serverUnderTest } from "./server-under-test.ts";

/** Runs against the stand-in, as `npm run test:adfs` against a real server: every trust here has a name of its own. */
let server: ServerUnderTest;
const mine = new Set<string>();
beforeAll(async () => {
  server = await serverUnderTest();
});
afterEach(async () => {
  for (const id of mine) await server.client.delete(urn, id, { inputs: {}, outputs: {} });
  mine.clear();
});
afterAll(() => server?.close()); // there is none when beforeAll failed

const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** A trust that nobody else can have. */
function fresh(): { name: string; identifier: string[] } {
  const id = `urn:pulumi-adfs-test:${randomUUID()}`;
  mine.add(id);
  return { name: id, identifier: [id] };
}

/** Every other input, each with a value that is not ADFS's own. */
const everything: PropertyMap = {
  samlEndpoint: [
    { binding: "POST", protocol: "SAMLAssertionConsumer", uri: "https://sp.example.com/1", isDefault: true },
    { binding: "POST", protocol: "SAMLAssertionConsumer", uri: "https://sp.example.com/2", index: 1 },
    {
      binding: "Redirect",
      protocol: "SAMLLogout",
      uri: "https://sp.example.com/slo",
      responseUri: "https://sp.example.com/slo-response",
    },
  ],
  issuanceTransformRules: `@RuleName = "Ünïcode"\nc:[Type == "${claims}/upn"] => issue(claim = c);`,
  accessControlPolicyName: "Permit everyone",
  signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  samlResponseSignature: "MessageAndAssertion",
  encryptionCertificate: makeKey().base64,
  requestSigningCertificate: [makeKey().base64, makeKey().base64],
  encryptClaims: false,
  signingCertificateRevocationCheck: "None",
  encryptionCertificateRevocationCheck: "CheckEndCertCacheOnly",
  notBeforeSkew: 3,
  tokenLifetime: 30,
  claimAccepted: [`${claims}/upn`, `${claims}/emailaddress`],
  enabled: false,
  notes: "it's “quoted”, ‘typographic’, $paid, `ticked`,\non two lines – 日本語",
  metadataUrl: "https://sp.example.com/metadata",
  monitoringEnabled: true,
  alwaysRequireAuthentication: true,
  requestMFAFromClaimsProviders: true,
  allowedAuthenticationClassReferences: ["urn:oasis:names:tc:SAML:2.0:ac:classes:X509"],
  signedSamlRequestsRequired: true,
  encryptedNameIdRequired: true,
  protocolProfile: "SAML",
  wsFedEndpoint: "https://sp.example.com/wsfed",
  additionalWSFedEndpoint: ["https://sp.example.com/wsfed2"],
  claimsProviderName: ["Active Directory"],
  enableJWT: true,
  delegationAuthorizationRules: '=> issue(Type = "d", Value = "true");',
  impersonationAuthorizationRules: '=> issue(Type = "i", Value = "true");',
  additionalAuthenticationRules: '=> issue(Type = "a", Value = "true");',
};

/** Inputs that do nothing alone. */
const needed: Readonly<Record<string, PropertyMap>> = {
  monitoringEnabled: { metadataUrl: "https://sp.example.com/metadata" },
};

async function differences(id: string, inputs: PropertyMap) {
  return (await server.client.diff(urn, inputs, (await server.client.read(urn, id)).inputs)).paths;
}

async function made(inputs: PropertyMap) {
  const { id, outputs } = await server.client.create(urn, inputs);
  return { id, inputs, outputs };
}

describe("a relying-party trust", () => {
  test("with every input: an import says the same", async () => {
    const inputs = { ...fresh(), ...everything };
    const { id } = await made(inputs);
    expect(await differences(id, inputs)).toEqual({});
    expect(Object.keys((await server.client.read(urn, id)).inputs).sort()).toEqual(
      Object.keys(inputs).sort(),
    );
  });

  test.each(Object.keys(everything))("%s can be set, and taken away again, alone", async (name) => {
    const base = { ...fresh(), ...needed[name] };
    const full = { ...base, [name]: everything[name] ?? null };
    const before = await made(base);
    const outputs = await server.client.update(urn, before.id, before, full);
    expect(await differences(before.id, full)).toEqual({});
    await server.client.update(urn, before.id, { inputs: full, outputs }, base);
    expect(await differences(before.id, base)).toEqual({});
  });

  test("goes from authorization rules to a policy and back", async () => {
    const base = fresh();
    const byRules = { ...base, issuanceAuthorizationRules: '=> issue(Type = "permit", Value = "true");' };
    const byPolicy = { ...base, accessControlPolicyName: "Permit everyone" };
    const before = await made(byRules);
    const outputs = await server.client.update(urn, before.id, before, byPolicy);
    expect(await differences(before.id, byPolicy)).toEqual({});
    await server.client.update(urn, before.id, { inputs: byPolicy, outputs }, byRules);
    expect(await differences(before.id, byRules)).toEqual({});
  });

  test("gets a second identifier", async () => {
    const base = fresh();
    const before = await made(base);
    const more = { ...base, identifier: [...base.identifier, `${base.name}:second`] };
    await server.client.update(urn, before.id, before, more);
    expect(await differences(before.id, more)).toEqual({});
  });

  test("is never made twice", async () => {
    const base = fresh();
    const { id } = await made(base);
    await expect(server.client.create(`${urn}-other`, base)).rejects.toThrow(
      "ADFS already has the relying-party trust",
    );
    expect((await server.client.create(urn, { ...base, tokenLifetime: 7 })).id).toBe(id);
    expect((await server.client.read(urn, id)).inputs.tokenLifetime).toBe(7);
  });

  test("tells what the relying party has to know about the federation service", async () => {
    const { outputs } = await made(fresh());
    expect(outputs).toMatchObject({
      federationServiceIdentifier: expect.stringMatching(/^https?:\/\/.+\/adfs\/services\/trust$/i),
      federationMetadataUrl: expect.stringMatching(/^https:\/\/.+\/FederationMetadata\.xml$/),
      tokenSigningCertificates: expect.arrayContaining([expect.stringMatching(/^MII/)]),
      objectIdentifier: expect.stringMatching(/^[0-9a-f-]{36}$/i),
    });
  });

  test("is not imported when there is none, and the error says what an import takes", async () => {
    const [id = ""] = fresh().identifier;
    await expect(server.client.read(urn, id)).rejects.toThrow(
      `There is no relying-party trust with the identifier "${id}"`,
    );
    await expect(server.client.read(urn, id)).rejects.toThrow("webex-sso:import");
  });

  test("is removed, once and again", async () => {
    const { id, ...state } = await made(fresh());
    await server.client.delete(urn, id, state);
    expect((await server.client.read(urn, id, state.inputs, state.outputs)).id).toBe("");
    await server.client.delete(urn, id, state);
  });
});
