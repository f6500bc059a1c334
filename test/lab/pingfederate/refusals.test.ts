import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PingFederateLab, startPingFederateLab } from "../../../lab/pingfederate/start.ts";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { connect } from "../../providers/host/client.ts";
import { type BridgedClient, bridgedClient, parameterize } from "../bridged-client.ts";
import {
  adapterMapping,
  browserSso,
  connectionUrn,
  credentials,
  sampleConnection,
  verifying,
} from "./sample-connection.ts";

const config = {
  httpsHost: "https://pf.example.com:9999",
  username: "a",
  password: "b",
  productVersion: "12.3.2",
};
let folder: string;
let lab: PingFederateLab;
let client: BridgedClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pingfederate-lab-"));
  lab = await startPingFederateLab({ stateFile: join(folder, "state.json") });
  await lab.server("pf.example.com").addKey("signing");
  lab.server("pf.example.com").addAdapter("HTMLForm", ["username", "mail"]);
  client = await bridgedClient(lab.port, "pingfederate", "1.10.0", config);
  await client.make(connectionUrn, {
    ...sampleConnection,
    connectionId: "other",
    entityId: "urn:other",
    name: "Other",
  });
});
afterAll(() => {
  client.close();
  lab.close();
  rmSync(folder, { recursive: true });
});

const sso = (patch: PropertyMap): PropertyMap => ({ spBrowserSso: { ...browserSso, ...patch } });
const withCerts = (certs: PropertyMap[]): PropertyMap => ({ credentials: { ...credentials, certs } });
const filled = (attributes: PropertyMap): PropertyMap =>
  sso({ adapterMappings: [{ ...adapterMapping, attributeContractFulfillment: attributes }] });
const from = (value: string): PropertyMap => ({ source: { type: "ADAPTER" }, value });
const contract = (...names: string[]): PropertyMap => ({
  attributeContract: { extendedAttributes: names.map((name) => ({ name })) },
});
const endpoint = (index: number, isDefault: boolean): PropertyMap => ({
  binding: "POST",
  url: `https://sp.example.org/${index}`,
  index,
  isDefault,
});

describe("what the provider refuses before it asks the server", () => {
  test.each<[string, PropertyMap, string]>([
    ["a name that it does not know", { entityid: "x" }, "entityid: Invalid or unknown key."],
    [
      "no entity ID",
      { entityId: null },
      'entityId: Missing required argument. The argument "entity_id" is required',
    ],
    [
      "an identifier with a blank",
      { connectionId: "we bex" },
      "must only contain letters, numbers, '.', '_' and '-', got: we bex.",
    ],
    [
      "an identity mapping",
      sso({ spSamlIdentityMapping: "OPAQUE" }),
      'must be one of: ["PSEUDONYM" "STANDARD" "TRANSIENT"], got: "OPAQUE".',
    ],
    ["a binding by its URN", sso({ incomingBindings: ["HTTP-POST"] }), 'got: "HTTP-POST".'],
    [
      "an endpoint without URL",
      sso({ ssoServiceEndpoints: [{ index: 0 }] }),
      'The argument "url" is required',
    ],
    [
      "an index in words",
      sso({ ssoServiceEndpoints: [{ ...endpoint(0, true), index: "0" }] }),
      '"index" must be of type integer.',
    ],
    [
      "a source without type",
      filled({ uid: { source: {} } }),
      "attributeContractFulfillment.uid.source.type: Missing required argument.",
    ],
    [
      "a block cipher",
      { credentials: { ...credentials, blockEncryptionAlgorithm: "AES_256_CBC" } },
      'got: "AES_256_CBC".',
    ],
    [
      "attributes and the whole assertion encrypted",
      sso({ encryptionPolicy: { encryptAssertion: true, encryptedAttributes: ["uid"] } }),
      "The 'encrypted_attributes' attribute cannot be configured when 'encrypt_assertion' is set to true.",
    ],
  ])("%s", async (_, patch, message) => {
    expect((await client.refusals(connectionUrn, { ...sampleConnection, ...patch })).join("\n")).toContain(
      message,
    );
  });
});

describe("what the server refuses", () => {
  test.each<[string, PropertyMap, string]>([
    [
      "an identifier that is taken",
      { connectionId: "other" },
      "id: A connection with the ID 'other' exists already.",
    ],
    [
      "an entity ID that is taken",
      { entityId: "urn:other" },
      "entityId: A connection with the entityId 'urn:other' exists already.",
    ],
    [
      "TRANSIENT without an additional attribute",
      sso({ ...contract(), adapterMappings: [] }),
      "The identity mapping TRANSIENT needs at least one additional attribute.",
    ],
    [
      "SAML_SUBJECT as an additional attribute",
      sso(contract("SAML_SUBJECT", "uid")),
      "SAML_SUBJECT is a core attribute and cannot be added.",
    ],
    [
      "an attribute that nothing fills",
      filled({ SAML_SUBJECT: from("username") }),
      "The attribute 'uid' is not fulfilled.",
    ],
    [
      "a value that the adapter does not have",
      filled({ SAML_SUBJECT: from("username"), uid: from("upn") }),
      "The IdP adapter 'HTMLForm' has no attribute 'upn'.",
    ],
    [
      "an adapter that is not there",
      sso({ adapterMappings: [{ ...adapterMapping, idpAdapterRef: { id: "None" } }] }),
      "The IdP adapter 'None' does not exist.",
    ],
    [
      "nobody who authenticates",
      sso({ adapterMappings: [] }),
      "At least one adapter or authentication policy contract must be mapped.",
    ],
    [
      "no default endpoint",
      sso({ ssoServiceEndpoints: [endpoint(0, false)] }),
      "Exactly one endpoint must be the default.",
    ],
    [
      "an index twice",
      sso({ ssoServiceEndpoints: [endpoint(0, true), { ...endpoint(0, false), url: "https://b" }] }),
      "The index must be unique.",
    ],
    [
      "a relative address without base URL",
      sso({ sloServiceEndpoints: [{ binding: "POST", url: "/slo" }] }),
      "'/slo' is relative, and the connection has no base URL.",
    ],
    [
      "single logout without endpoint",
      sso({ sloServiceEndpoints: [] }),
      "At least one endpoint is required for the SLO profiles.",
    ],
    ["single logout without certificate", withCerts([]), "A signature verification certificate is required."],
    [
      "SP-initiated sign-in without binding",
      sso({ incomingBindings: [] }),
      "At least one binding is required for the enabled profiles.",
    ],
    [
      "neither response nor assertion signed",
      sso({ signResponseAsRequired: false, signAssertions: false }),
      "It can be false only when signAssertions is true.",
    ],
    [
      "a key that is not there",
      { credentials: { ...credentials, signingSettings: { signingKeyPairRef: { id: "none" } } } },
      "The signing key pair 'none' does not exist.",
    ],
    [
      "two primary certificates",
      withCerts([verifying, verifying]),
      "Only one certificate can have primaryVerificationCert set.",
    ],
    [
      "a certificate without armour",
      withCerts([{ ...verifying, x509File: { fileData: "MII" } }]),
      "The data is not an X.509 certificate in PEM format.",
    ],
    [
      "encryption without certificate",
      sso({ encryptionPolicy: { encryptAssertion: true } }),
      "An encryption certificate is required for the encryption policy.",
    ],
  ])("%s", async (_, patch, message) => {
    expect((await client.refusals(connectionUrn, { ...sampleConnection, ...patch })).join("\n")).toContain(
      message,
    );
    expect(lab.server("pf.example.com").connections.list()).toHaveLength(1);
  });
});

describe("configuration", () => {
  test.each<[string, PropertyMap, RegExp]>([
    ["no host", { ...config, httpsHost: null }, /Unable to find https_host/],
    ["no credentials", { ...config, password: null }, /Unable to find username and password/],
    ["no version", { ...config, productVersion: null }, /Missing or unsupported product_version/],
  ])("%s", async (_, wrong, message) => {
    const other = connect(lab.port);
    await parameterize(other, "pingfederate", "1.10.0");
    await expect(other.configure(wrong)).rejects.toMatchObject({ details: expect.stringMatching(message) });
    other.close();
  });
});

describe("the bridge", () => {
  test.each<[string, string, string, object | undefined]>([
    ["a package that it does not have", "pingid", "1.0.0", undefined],
    ["another version", "pingfederate", "1.9.0", undefined],
    [
      "another registry",
      "pingfederate",
      "1.10.0",
      { url: "registry.example.com/x/pingfederate", version: "1.10.0" },
    ],
  ])("refuses %s", async (_, name, version, remote) => {
    const other = connect(lab.port);
    await expect(parameterize(other, name, version, remote)).rejects.toMatchObject({
      details: expect.stringContaining("failed to load provider"),
    });
    other.close();
  });
});
