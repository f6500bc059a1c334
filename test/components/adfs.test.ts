import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type AdfsTrustArgs, WebexSso, type WebexSsoArgs } from "../../components/index.ts";
import { type MetadataServer, serveMetadata } from "../../lab/metadata-server.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { identityProviderMetadata } from "../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { outputValue } from "../support/output-value.ts";

const key = makeKey();
const [primary, secondary] = [makeKey(), makeKey()];
const shape = webexShape(key);
const federationServiceIdentifier = "http://sts.lab.example.com/adfs/services/trust";
const tenant: WebexSsoArgs = {
  metadata: signXml(metadataXml(shape), key),
  mode: "organization",
  groups: ["S-1-5-21-1-1-1-1104"],
  idp: { kind: "adfs", federationServiceIdentifier },
};

let made: Record<string, Record<string, unknown>>;
let certificates: readonly string[];
let server: MetadataServer;

beforeAll(async () => {
  server = await serveMetadata(() => identityProviderMetadata.adfs(primary.base64));
  await pulumi.runtime.setMocks({
    newResource({ type, inputs, name }) {
      made[type] = inputs;
      const service = {
        federationServiceIdentifier,
        federationMetadataUrl: `${server.origin}/metadata`,
        singleSignOnUrl: "https://sts.lab.example.com/adfs/ls/",
        tokenSigningCertificates: certificates,
      };
      return { id: `${name}-id`, state: { ...inputs, ...service } };
    },
    call: () => ({}),
  });
});
afterAll(() => server.close());
beforeEach(() => {
  made = {};
  certificates = [primary.base64];
});

const trustType = "adfs:index:RelyingPartyTrust";

test("what a hand-made trust may have is kept where the tenant says it, and ADFS's own where it does not", async () => {
  const own = {
    tokenLifetime: 60,
    additionalAuthenticationRules: '=> issue(Type = "a", Value = "b");',
    signedSamlRequestsRequired: true,
  };
  await outputValue(new WebexSso("webex", { ...tenant, idp: { ...tenant.idp, ...own } as never }).configured);
  expect(made[trustType]).toMatchObject(own);
  await outputValue(new WebexSso("plain", tenant).configured);
  for (const key of Object.keys(own)) expect(made[trustType]).not.toHaveProperty(key);
});

test("another application's trust is not adopted: nothing is registered", () => {
  expect(() => new WebexSso("webex", { ...tenant, import: "https://wiki.example.com" })).toThrow(
    /adfs-adoption-other-trust[\s\S]*webex-sso:import is https:\/\/wiki\.example\.com/,
  );
  expect(made).toEqual({});
});

test("Webex's own trust is adopted", async () => {
  await outputValue(new WebexSso("webex", { ...tenant, import: shape.entityId }).configured);
  expect(made[trustType]).toMatchObject({ identifier: [shape.entityId] });
});

test("a program of one's own keeps an access control policy", async () => {
  const transform: AdfsTrustArgs["transform"] = {
    relyingPartyTrust: ({ issuanceAuthorizationRules: _ours, ...others }) => ({
      ...others,
      accessControlPolicyName: "Webex users with MFA",
    }),
  };
  const sso = new WebexSso("webex", { ...tenant, idp: { ...tenant.idp, transform } as WebexSsoArgs["idp"] });
  expect(await outputValue(sso.configured)).toMatchObject({ entityId: shape.entityId });
  expect(made[trustType]).toMatchObject({ accessControlPolicyName: "Webex users with MFA" });
  expect(made[trustType]).not.toHaveProperty("issuanceAuthorizationRules");
});

test("attention: the first published NameID format, and a certificate that waits", async () => {
  const codes = async (name: string) =>
    (await outputValue(new WebexSso(name, tenant).attention)).map(({ code, severity }) => [code, severity]);
  expect(await codes("quiet")).toEqual([["idp-nameid-first", "info"]]);
  certificates = [primary.base64, secondary.base64];
  expect(await codes("rollover")).toEqual([
    ["adfs-certificate-secondary", "warning"],
    ["idp-nameid-first", "info"],
  ]);
});
