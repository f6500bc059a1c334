import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PingOneLab, startPingOneLab } from "../../../lab/pingone/start.ts";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { connect, urnOf } from "../../providers/host/client.ts";
import { type BridgedClient, bridgedClient, parameterize } from "../bridged-client.ts";

const environmentId = "a0000000-0000-4000-8000-000000000001";
const keyId = "b0000000-0000-4000-8000-000000000001";
const nobody = "f0000000-0000-4000-8000-00000000000f";
const urns = {
  application: urnOf("pingone:index/application:Application", "webex"),
  mapping: urnOf("pingone:index/applicationAttributeMapping:ApplicationAttributeMapping", "uid"),
  certificate: urnOf("pingone:index/certificate:Certificate", "signing"),
};
const config = { clientId: "c", clientSecret: "s", environmentId, regionCode: "EU" };
const samlOptions = {
  acsUrls: ["https://z.example.org/acs", "https://a.example.org/acs"],
  assertionDuration: 300,
  spEntityId: "https://sp.example.org/saml",
  idpSigningKey: { keyId, algorithm: "SHA256withRSA" },
};
const sample: PropertyMap = { environmentId, name: "Webex", enabled: true, samlOptions };
const pemFile = `-----BEGIN CERTIFICATE-----\n${makeKey().base64}\n-----END CERTIFICATE-----\n`;

let folder: string;
let lab: PingOneLab;
let client: BridgedClient;
let applicationId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pingone-lab-"));
  lab = await startPingOneLab({ stateFile: join(folder, "state.json") });
  await lab.console(environmentId).addKey(keyId);
  client = await bridgedClient(lab.port, "pingone", "1.20.0", config);
  ({ id: applicationId } = await client.make(urns.application, sample));
});
afterAll(() => {
  client.close();
  lab.close();
  rmSync(folder, { recursive: true });
});

const saml = (patch: PropertyMap): PropertyMap => ({
  samlOptions: { ...samlOptions, spEntityId: "urn:new", ...patch },
});
const mapping = (patch: PropertyMap): PropertyMap => ({
  environmentId,
  applicationId,
  name: "uid",
  value: "${user.email}",
  ...patch,
});

describe("what the provider refuses in an application before it asks the service", () => {
  test.each<[string, PropertyMap, string]>([
    ["a name that it does not know", { samloptions: {} }, "samloptions: Invalid or unknown key."],
    [
      "no SAML at all",
      { samlOptions: null },
      'Exactly one of "external_link_options", "oidc_options", "saml_options"',
    ],
    ["no ACS", saml({ acsUrls: [] }), "Attribute acs_urls set must contain at least 1 elements."],
    [
      "a binding by its URN",
      saml({ sloBinding: "HTTP-POST" }),
      'must be one of: ["HTTP_POST" "HTTP_REDIRECT"], got: "HTTP-POST".',
    ],
    ["SHA-1", saml({ idpSigningKey: { keyId, algorithm: "SHA1withRSA" } }), 'got: "SHA1withRSA".'],
    [
      "a key by its name",
      saml({ idpSigningKey: { keyId: "key", algorithm: "SHA256withRSA" } }),
      'Must be a valid UUID, got: "key".',
    ],
    [
      "any other group access",
      { accessControlGroupOptions: { type: "NO_GROUP", groups: [nobody] } },
      'got: "NO_GROUP".',
    ],
  ])("%s", async (_, patch, message) => {
    expect((await client.refusals(urns.application, { ...sample, ...patch })).join("\n")).toContain(message);
  });
});

describe("what the service refuses in an application", () => {
  test.each<[string, PropertyMap, string]>([
    [
      "an entity ID that is taken",
      saml({ spEntityId: "https://sp.example.org/saml" }),
      "it must be unique in the environment.",
    ],
    [
      "a key that is not there",
      saml({ idpSigningKey: { keyId: nobody, algorithm: "SHA256withRSA" } }),
      `idpSigning.key: '${nobody}' does not exist.`,
    ],
    [
      "a certificate that is not there",
      saml({ spVerification: { certificateIds: [nobody] } }),
      `spVerification.certificates: '${nobody}' does not exist.`,
    ],
    [
      "a group that is not there",
      { ...saml({}), accessControlGroupOptions: { type: "ANY_GROUP", groups: [nobody] } },
      `'${nobody}' does not exist.`,
    ],
    ["a logout address that is none", saml({ sloEndpoint: "sp/slo" }), "'sp/slo' is no URL."],
    [
      "an environment that is not there",
      { ...saml({}), environmentId: nobody },
      "Unable to find Environment",
    ],
  ])("%s", async (_, patch, message) => {
    expect((await client.refusals(urns.application, { ...sample, ...patch })).join("\n")).toContain(message);
    expect(lab.console(environmentId).applications.list()).toHaveLength(1);
  });
});

describe("attribute mappings", () => {
  test("a name is taken once; the subject is there already and goes back to what it was", async () => {
    await client.make(urns.mapping, mapping({}));
    expect(await client.refusals(urns.mapping, mapping({}))).toEqual([
      expect.stringContaining("name: 'uid' exists already: it must be unique in the application."),
    ]);
    const subject = mapping({ name: "saml_subject", value: "${user.username}", required: true });
    const { id, outputs } = await client.make(urns.mapping, subject);
    expect(outputs).toMatchObject({ mappingType: "CORE", value: "${user.username}" });
    await client.delete(urns.mapping, id, { inputs: subject, outputs });
    const core = lab
      .console(environmentId)
      .mappings(applicationId)
      .find((one) => one.name === "saml_subject");
    expect(core).toMatchObject({ id, value: "${user.id}" });
  });

  test.each<[string, PropertyMap, string]>([
    [
      "a subject that is not required",
      { name: "saml_subject" },
      'required: The attribute saml_subject is a core attribute: "required" must be true.',
    ],
    [
      "a format for another attribute",
      { name: "x", samlSubjectNameformat: "urn:x" },
      "only applies to the attribute saml_subject.",
    ],
  ])("refuses %s", async (_, patch, message) => {
    expect((await client.refusals(urns.mapping, mapping(patch))).join("\n")).toContain(message);
  });
});

describe("certificates", () => {
  test("what an application uses is not deleted", async () => {
    const inputs = { environmentId, usageType: "SIGNING", pemFile };
    const { id, outputs } = await client.make(urns.certificate, inputs);
    const using = { ...sample, ...saml({ spVerification: { certificateIds: [id] } }) };
    const user = await client.make(urns.application, using);
    const remove = () => client.delete(urns.certificate, id, { inputs, outputs });
    await expect(remove()).rejects.toMatchObject({
      details: expect.stringContaining("Certificate must not be in use."),
    });
    await client.delete(urns.application, user.id, { inputs: using, outputs: user.outputs });
    await remove();
    expect(lab.console(environmentId).certificates()).toEqual([]);
  });

  test.each<[string, PropertyMap, string]>([
    ["without a file", { pemFile: null }, "one of `pem_file,pkcs7_file_base64` must be specified."],
    ["of no kind", { usageType: "VERIFY" }, "expected usage_type to be one of"],
    ["that is none", { pemFile: "x" }, "The file is no X.509 certificate in PEM format."],
  ])("refuses one %s", async (_, patch, message) => {
    const inputs = { environmentId, usageType: "SIGNING", pemFile, ...patch };
    expect((await client.refusals(urns.certificate, inputs)).join("\n")).toContain(message);
  });
});

test("the ACS URLs are a set: their order is not the program's", async () => {
  const { outputs } = await client.read(urns.application, `${environmentId}/${applicationId}`);
  expect(outputs.samlOptions).toMatchObject({
    acsUrls: ["https://a.example.org/acs", "https://z.example.org/acs"],
  });
});

test("metadata is published for each application", async () => {
  const host = lab.environment?.PINGONE_AUTH_SERVICE_HOSTNAME;
  const response = await fetch(`http://${host}/${environmentId}/saml20/metadata/${applicationId}`);
  expect(readIdentityProvider(await response.text())).toMatchObject({
    entityId: `https://auth.pingone.eu/${environmentId}`,
    signingCertificates: [{ subject: expect.stringContaining("CN=PingOne signing") }],
  });
  expect((await fetch(`http://${host}/${environmentId}/saml20/metadata/${nobody}`)).status).toBe(404);
});

test.each<[string, PropertyMap, RegExp]>([
  [
    "no credentials",
    { regionCode: "EU" },
    /either api_access_token, or client_id, client_secret and environment_id/,
  ],
  ["no region", { apiAccessToken: "t" }, /region_code must be one of AP, AU, CA, EU, NA, SG/],
])("configuration: %s", async (_, wrong, message) => {
  const other = connect(lab.port);
  await parameterize(other, "pingone", "1.20.0");
  await expect(other.configure(wrong)).rejects.toMatchObject({ details: expect.stringMatching(message) });
  other.close();
});
