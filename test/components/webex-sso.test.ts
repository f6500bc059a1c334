import * as pulumi from "@pulumi/pulumi";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebexSso, type WebexSsoArgs } from "../../components/index.ts";
import { acs, endpoint, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { identityProviderMetadata } from "../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { outputValue } from "../support/output-value.ts";

const oktaMetadata = identityProviderMetadata.okta(makeKey().base64);
const key = makeKey();
const shape = webexShape(key);
const metadata = signXml(metadataXml(shape), key);
const organization: WebexSsoArgs = {
  metadata,
  mode: "organization",
  groups: ["00g1"],
  idp: { kind: "okta" },
};

/** The inputs of every resource that a program makes, by type. */
let made: Record<string, Record<string, unknown>>;

// Once: what a test leaves in flight still reports to the monitor that it began with.
beforeAll(() => {
  pulumi.runtime.setMocks({
    newResource({ type, inputs, name }) {
      made[type] = inputs;
      return { id: `${name}-id`, state: { ...inputs, metadata: oktaMetadata } };
    },
    call: () => ({}),
  });
});
beforeEach(() => {
  made = {};
});

test("an organisation's application has what Webex asks for", async () => {
  const sso = new WebexSso("webex", organization);
  await outputValue(sso.configured);
  const acsUrl = acs("POST", 0).Location;
  expect(made["okta:app/saml:Saml"]).toEqual({
    label: "Cisco Webex",
    audience: shape.entityId,
    subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    subjectNameIdTemplate: "${user.userName}",
    authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    ssoUrl: acsUrl,
    recipient: acsUrl,
    destination: acsUrl,
    acsEndpoints: [acsUrl],
    attributeStatements: [
      {
        name: "uid",
        namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
        type: "EXPRESSION",
        values: ["user.email"],
      },
    ],
    signatureAlgorithm: "RSA_SHA256",
    digestAlgorithm: "SHA256",
    assertionSigned: true,
    responseSigned: true,
    honorForceAuthn: true,
    hideWeb: true,
    hideIos: true,
    singleLogoutIssuer: shape.entityId,
    singleLogoutUrl: shape.singleLogout[0]?.Location,
    singleLogoutCertificate: key.base64,
  });
  expect(made["okta:index/appGroupAssignments:AppGroupAssignments"]).toEqual({
    appId: "webex-id",
    groups: [{ id: "00g1", profile: "{}" }],
  });
});

test("indexes that do not count from 0 are kept as they are", async () => {
  const several = [
    acs("POST", 1, { isDefault: "true" }),
    acs("POST", 7, { Location: "https://idbroker-eu.webex.com/b" }),
  ];
  const partner = signXml(metadataXml(webexShape(key, { acs: several })), key);
  await outputValue(
    new WebexSso("webex", { ...organization, metadata: partner, mode: "partner" }).configured,
  );
  expect(made["okta:app/saml:Saml"]).toMatchObject({
    acsEndpointsIndices: [
      { index: 1, url: several[0]?.Location },
      { index: 7, url: "https://idbroker-eu.webex.com/b" },
    ],
    attributeStatements: [{ name: "mail" }],
  });
  expect(made["okta:app/saml:Saml"]).not.toHaveProperty("acsEndpoints");
});

test("the outputs are the identity provider's half, what was configured, and what could not be", async () => {
  const sso = new WebexSso("webex", organization);
  const identityProvider = await outputValue(sso.identityProvider);
  expect(identityProvider).toMatchObject({
    metadata: oktaMetadata,
    entityId: expect.stringMatching(/^http:\/\/www\.okta\.com\//),
    singleSignOnUrl: expect.stringContaining("/sso/saml"),
  });
  expect(identityProvider?.signingCertificates[0]?.notAfter).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await outputValue(sso.configured)).toMatchObject({ audience: shape.entityId, groups: ["00g1"] });
  expect(sso.inexpressible.map(({ code }) => code)).toEqual(["capability-nameid-not-random"]);
  expect(sso.trust.claim).toEqual({ name: "uid", source: "email" });
});

test("without groups nobody is assigned", async () => {
  const { groups: _, ...nobody } = organization;
  await outputValue(new WebexSso("webex", nobody).configured);
  expect(made).not.toHaveProperty("okta:index/appGroupAssignments:AppGroupAssignments");
});

describe("transform", () => {
  test("lays properties over, or is a function of them", async () => {
    const idp: WebexSsoArgs["idp"] = {
      kind: "okta",
      transform: {
        application: { adminNote: "Owned by the collaboration team" },
        groupAssignments: (args) => ({ ...args, groups: [{ id: "00g2", profile: "{}", priority: 1 }] }),
      },
    };
    const sso = new WebexSso("webex", { ...organization, idp });
    expect((await outputValue(sso.configured)).groups).toEqual(["00g2"]);
    expect(made["okta:app/saml:Saml"]).toMatchObject({
      adminNote: "Owned by the collaboration team",
      audience: shape.entityId,
    });
  });
});

test.each<[string, WebexSsoArgs, string, string]>([
  [
    "metadata that cannot be used",
    { ...organization, metadata: "" },
    "metadata-unusable",
    "error metadata-empty · webex",
  ],
  [
    "what Okta cannot do",
    { ...organization, encryption: "aes256-cbc" },
    "trust-impossible",
    "error capability-encryption · webex",
  ],
])("%s is refused before anything is registered", (_, args, code, message) => {
  expect(() => new WebexSso("webex", args)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
  expect(made).toEqual({});
});

test("single logout without a POST address is left out, and said", async () => {
  const redirectOnly = webexShape(key, {
    singleLogout: [endpoint("Redirect", "https://idbroker.webex.com/slo")],
  });
  const sso = new WebexSso("webex", { ...organization, metadata: signXml(metadataXml(redirectOnly), key) });
  expect((await outputValue(sso.configured)).singleLogout).toBe("off");
  expect(made["okta:app/saml:Saml"]).not.toHaveProperty("singleLogoutUrl");
  expect(sso.inexpressible.map(({ message }) => message)).toContain(
    "Okta does single logout by POST only; the metadata offers Redirect. Single logout is left out.",
  );
});
