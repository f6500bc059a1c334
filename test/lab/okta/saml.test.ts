import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import samlify from "samlify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PropertyMap, Secret, unknown } from "../../../providers/host/value.ts";
import { clock, type OktaFixture, oktaFixture } from "../okta-fixture.ts";
import { sampleApp, urns } from "../sample-app.ts";

let fixture: OktaFixture;
beforeAll(async () => {
  fixture = await oktaFixture();
});
afterAll(() => fixture.close());

const logout = () => {
  const [key] = fixture.lab.org("acme").apps.list()[0]?.keys ?? [];
  return {
    singleLogoutIssuer: "https://sp.example.org/saml/metadata",
    singleLogoutUrl: "https://sp.example.org/saml/slo",
    singleLogoutCertificate: key?.certificate ?? "",
  };
};

describe("a created application", () => {
  let outputs: Record<string, unknown>;
  let id: string;
  beforeAll(async () => {
    const created = await fixture.create(urns.saml, sampleApp);
    outputs = created.outputs as typeof outputs;
    id = created.id;
  });

  test("has the identifiers and URLs of its organization", () => {
    const { name, entityKey } = outputs as Record<string, string>;
    expect(id).toMatch(/^0oa\w{17}$/);
    expect(entityKey).toMatch(/^exk\w{17}$/);
    expect(name).toMatch(/^acme_webex_\d+$/);
    expect(outputs).toMatchObject({
      entityUrl: `http://www.okta.com/${entityKey}`,
      httpPostBinding: `https://acme.okta.com/app/${name}/${entityKey}/sso/saml`,
      httpRedirectBinding: `https://acme.okta.com/app/${name}/${entityKey}/sso/saml`,
      metadataUrl: `https://acme.okta.com/api/v1/apps/${id}/sso/saml/metadata`,
      signOnMode: "SAML_2_0",
      status: "ACTIVE",
      userNameTemplate: "${source.login}",
      preconfiguredApp: name,
    });
  });

  test("has a real certificate for ten years, whose private key stays in the state file", () => {
    const certificate = new X509Certificate(Buffer.from(String(outputs.certificate), "base64"));
    const world = JSON.parse(readFileSync(fixture.stateFile, "utf8"));
    const { privateKey } = world.orgs.acme.apps[0].keys[0];
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(certificate.validFromDate).toEqual(clock());
    expect(certificate.validToDate).toEqual(new Date("2036-03-01T12:00:00Z"));
    expect(JSON.stringify(outputs)).not.toContain("PRIVATE");
  });

  test("lists its key with times as the provider prints them", () => {
    const { kid, n, x5tS256, ...key } = (outputs.keys as Record<string, string>[])[0] ?? {};
    expect(kid).toBe(outputs.keyId);
    expect([n?.length, x5tS256?.length]).toEqual([342, 43]);
    expect(key).toEqual({
      kty: "RSA",
      use: "sig",
      e: "AQAB",
      created: "2026-03-01 12:00:00 +0000 UTC",
      lastUpdated: "2026-03-01 12:00:00 +0000 UTC",
      expiresAt: "2036-03-01 12:00:00 +0000 UTC",
      x5cs: [outputs.certificate],
    });
  });

  test("has metadata that another implementation reads", () => {
    const provider = samlify.IdentityProvider({ metadata: String(outputs.metadata) });
    const { entityMeta } = provider;
    expect(entityMeta.getEntityID()).toBe(outputs.entityUrl);
    expect(entityMeta.getSingleSignOnService("redirect")).toBe(outputs.httpRedirectBinding);
    expect(entityMeta.getX509Certificate("signing")).toBe(outputs.certificate);
    expect(outputs.metadata).toMatch(/<md:IDPSSODescriptor [^>]*><md:KeyDescriptor /);
    expect(outputs.metadata).not.toContain("SingleLogoutService");
  });

  test("says where to log out once logout is configured", async () => {
    const { outputs: withLogout } = await fixture.create(urns.saml, { ...sampleApp, ...logout() });
    expect(withLogout.metadata).toContain(
      'SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"',
    );
  });
});

describe("a second deployment and a refresh", () => {
  test.each<[string, PropertyMap]>([
    ["of the least", {}],
    [
      "of statements and logout",
      { attributeStatements: [{ name: "uid", values: ["user.email"] }], logout: true },
    ],
    ["of endpoints in a list", { acsEndpoints: ["https://b.example.org", "https://a.example.org"] }],
    [
      "of endpoints with numbers of their own, in any order",
      {
        acsEndpointsIndices: [
          { index: 7, url: "https://b.example.org" },
          { index: 0, url: "https://a.example.org" },
        ],
      },
    ],
    ["of a secret note", { adminNote: new Secret("managed") }],
    ["of a key with a name", { keyName: "2026", keyYearsValid: 3 }],
    ["of settings at their defaults", { hideWeb: false, implicitAssignment: false, adminNote: "" }],
  ])("%s differ in nothing", async (_, { logout: hasLogout, ...more }) => {
    const declared = { ...sampleApp, ...more, ...(hasLogout ? logout() : {}) };
    const { id, inputs, outputs } = await fixture.create(urns.saml, declared);
    const again = await fixture.client.check(urns.saml, declared, inputs);
    expect((await fixture.client.diff(urns.saml, inputs, again.inputs, outputs)).paths).toEqual({});
    const read = await fixture.client.read(urns.saml, id, inputs, outputs);
    expect(read.inputs).toEqual(inputs);
    expect((await fixture.client.diff(urns.saml, read.inputs, again.inputs, read.outputs)).paths).toEqual({});
  });

  test("endpoints numbered from 0 come back as the provider's other property, and differ for ever", async () => {
    const acsEndpointsIndices = [{ index: 0, url: "https://a.example.org" }];
    const { id, inputs, outputs } = await fixture.create(urns.saml, { ...sampleApp, acsEndpointsIndices });
    expect(outputs.acsEndpoints).toEqual(["https://a.example.org"]);
    expect((await fixture.client.diff(urns.saml, inputs, inputs, outputs)).paths).toEqual({
      acsEndpoints: "DELETE",
    });
    const read = await fixture.client.read(urns.saml, id, inputs, outputs);
    expect((await fixture.client.diff(urns.saml, read.inputs, inputs, read.outputs)).paths).toEqual({
      acsEndpoints: "DELETE",
      acsEndpointsIndices: "ADD",
    });
  });

  test("show what was changed behind the back, and that it is gone", async () => {
    const { id, inputs, outputs } = await fixture.create(urns.saml, sampleApp);
    const { apps } = fixture.lab.org("acme");
    apps.change(id, { audience: "https://elsewhere.example.org", hideWeb: true });
    const read = await fixture.client.read(urns.saml, id, inputs, outputs);
    const { paths } = await fixture.client.diff(urns.saml, read.inputs, inputs, read.outputs);
    expect(paths).toEqual({ audience: "UPDATE", hideWeb: "DELETE" });
    apps.remove(id);
    expect((await fixture.client.read(urns.saml, id, inputs, outputs)).id).toBe("");
  });
});

describe("an import", () => {
  test("reports what a program declares, so that nothing differs", async () => {
    const declared = {
      ...sampleApp,
      attributeStatements: [{ name: "uid", values: ["user.email"] }],
      hideWeb: true,
    };
    const { id } = await fixture.create(urns.saml, declared);
    const read = await fixture.client.read(urns.saml, id);
    const { preconfiguredApp, ...inputs } = read.inputs;
    expect(preconfiguredApp).toBe(read.outputs.name);
    expect(inputs).toEqual({
      ...declared,
      attributeStatements: [
        {
          name: "uid",
          namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
          type: "EXPRESSION",
          values: ["user.email"],
        },
      ],
    });
    const checked = await fixture.client.check(urns.saml, declared, read.inputs);
    expect((await fixture.client.diff(urns.saml, read.inputs, checked.inputs, read.outputs)).paths).toEqual(
      {},
    );
  });

  test("knows no key name, which the service does not keep: declaring one makes a new key", async () => {
    const { id } = await fixture.create(urns.saml, { ...sampleApp, keyName: "2026", keyYearsValid: 3 });
    const read = await fixture.client.read(urns.saml, id);
    expect(read.inputs).not.toHaveProperty("keyName");
  });
});

describe("a change", () => {
  test.each([
    ["preconfiguredApp", { preconfiguredApp: "slack" }, { preconfiguredApp: "ADD_REPLACE" }],
    ["label", { label: "Webex 2" }, { label: "UPDATE" }],
  ])("of %s", async (_, change, paths) => {
    const { inputs, outputs } = await fixture.create(urns.saml, sampleApp);
    const news = await fixture.client.check(urns.saml, { ...sampleApp, ...change }, inputs);
    expect((await fixture.client.diff(urns.saml, inputs, news.inputs, outputs)).paths).toEqual(paths);
  });

  test("of the key's name makes a new key at once and signs with it", async () => {
    const created = await fixture.create(urns.saml, sampleApp);
    const news = { ...created.inputs, keyName: "2027", keyYearsValid: 2 };
    const outputs = await fixture.client.update(urns.saml, created.id, created, news);
    const keys = outputs.keys as Record<string, string>[];
    expect(keys.map(({ kid }) => kid)).toEqual([created.outputs.keyId, outputs.keyId]);
    expect(keys[1]?.expiresAt).toBe("2028-03-01 12:00:00 +0000 UTC");
    expect(outputs.certificate).not.toBe(created.outputs.certificate);
    const same = await fixture.client.update(
      urns.saml,
      created.id,
      { inputs: news, outputs },
      { ...news, label: "x" },
    );
    expect(same.keyId).toBe(outputs.keyId);
  });

  test("is not made by a preview, which knows nothing that is computed", async () => {
    const before = fixture.lab.org("acme").requests().length;
    const { outputs } = await fixture.client.create(urns.saml, sampleApp, true);
    expect([outputs.metadata, outputs.certificate, outputs.keys]).toEqual([unknown, unknown, unknown]);
    expect(fixture.lab.org("acme").requests()).toHaveLength(before);
  });

  test("to nothing deactivates first", async () => {
    const created = await fixture.create(urns.saml, sampleApp);
    await fixture.client.delete(urns.saml, created.id, created);
    expect(fixture.lab.org("acme").requests().slice(-2)).toEqual([
      `POST /api/v1/apps/${created.id}/lifecycle/deactivate`,
      `DELETE /api/v1/apps/${created.id}`,
    ]);
  });
});

test("two applications may have one label, as the service lets them", async () => {
  const names = await Promise.all(
    [0, 1].map(async () => (await fixture.create(urns.saml, sampleApp)).outputs.name),
  );
  expect(new Set(names).size).toBe(2);
});

test("the state outlives the process", async () => {
  const { id, inputs, outputs } = await fixture.create(urns.saml, sampleApp);
  const second = await oktaFixture({ stateFile: fixture.stateFile });
  expect(await second.client.read(urns.saml, id, inputs, outputs)).toEqual({ id, inputs, outputs });
  second.close();
});
