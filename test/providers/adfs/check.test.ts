import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PropertyMap, unknown } from "../../../providers/host/value.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";
import type { ProviderClient } from "../host/client.ts";
import { type AdfsFixture, adfsFixture, urn } from "./adfs-fixture.ts";

let fixture: AdfsFixture;
let client: ProviderClient;
beforeAll(async () => {
  fixture = await adfsFixture();
  client = await fixture.client();
});
afterAll(() => fixture.close());

const good: PropertyMap = sampleTrust("wiki");
const acs = (uri: string, more: PropertyMap = {}) => ({
  binding: "POST",
  protocol: "SAMLAssertionConsumer",
  uri,
  ...more,
});
const [first = "", second = ""] = [makeKey().base64, makeKey().base64].sort();

describe("what is refused before anything is sent", () => {
  test.each<[string, PropertyMap, string]>([
    ["no identifier", { identifier: undefined as never }, "identifier is missing. What requests call"],
    ["an empty name", { name: "" }, "name is missing. The display name"],
    [
      "an identifier twice",
      { identifier: ["a", "a"] },
      "identifier takes a list of one or more different texts.",
    ],
    [
      "a misspelled property",
      { notBeforeSkw: 1 },
      "A relying-party trust has no notBeforeSkw. It has: name,",
    ],
    [
      "a policy and rules",
      { issuanceAuthorizationRules: "=> issue();" },
      "accessControlPolicyName cannot be used together with issuanceAuthorizationRules.",
    ],
    [
      "parameters without a policy",
      { accessControlPolicyName: undefined as never, accessControlPolicyParameters: { G: ["x"] } },
      "accessControlPolicyParameters needs accessControlPolicyName.",
    ],
    ["updates from nowhere", { autoUpdateEnabled: true }, "autoUpdateEnabled needs metadataUrl."],
    [
      "updates and endpoints",
      { autoUpdateEnabled: true, metadataUrl: "https://x/m" },
      "autoUpdateEnabled cannot be used together with samlEndpoint.",
    ],
    [
      "two defaults",
      { samlEndpoint: [acs("https://a", { isDefault: true }), acs("https://b", { isDefault: true })] },
      "exactly one SAMLAssertionConsumer has isDefault: true (now 2 of 2)",
    ],
    [
      "no default of two",
      { samlEndpoint: [acs("https://a"), acs("https://b", { index: 1 })] },
      "(now 0 of 2)",
    ],
    [
      "an endpoint without a URL",
      { samlEndpoint: [acs("nowhere")] },
      '[0] needs uri to be an absolute URL (it is "nowhere")',
    ],
    [
      "a strange binding",
      { samlEndpoint: [{ ...acs("https://a"), binding: "Post" }] },
      "binding to be one of POST, Redirect, Artifact, SOAP",
    ],
    [
      "a strange field",
      { samlEndpoint: [acs("https://a", { location: "x" })] },
      "[0] needs no location; it knows binding,",
    ],
    [
      "a certificate with armour",
      { encryptionCertificate: "-----BEGIN CERTIFICATE-----" },
      "encryptionCertificate takes an X.509 certificate in base64",
    ],
    [
      "base64 that is no certificate",
      { requestSigningCertificate: ["QUJD"] },
      "requestSigningCertificate takes a list, each an X.509",
    ],
    ["half a minute", { notBeforeSkew: 0.5 }, "notBeforeSkew takes a whole number, 0 or more."],
    [
      "an algorithm by its short name",
      { signatureAlgorithm: "SHA256" },
      "signatureAlgorithm takes one of http://www.w3.org/2001/04/xmldsig-more#rsa-sha256,",
    ],
    ["a text for a flag", { enabled: "true" }, "enabled takes true or false."],
    [
      "a list of policy parameters",
      { accessControlPolicyParameters: ["x"] },
      "lists of texts by the name of the policy's parameter",
    ],
    ["NUL", { notes: "a\0b" }, "notes takes a text without NUL characters."],
  ])("%s", async (_, change, reason) => {
    const inputs = Object.fromEntries(
      Object.entries({ ...good, ...change }).filter(([, value]) => value !== undefined),
    );
    const { failures } = await client.check(urn, inputs);
    expect(failures.map((failure) => failure.reason).join("\n")).toContain(reason);
  });

  test("what is not known yet is not refused", async () => {
    const inputs: PropertyMap = {
      name: unknown,
      identifier: [unknown],
      samlEndpoint: [{ ...acs("https://a"), uri: unknown }],
    };
    expect((await client.check(urn, inputs)).failures).toEqual([]);
  });
});

describe("what is a difference", () => {
  const rules = 'c:[Type == "a b"]\n => issue(claim = c);';
  const two = [acs("https://a", { isDefault: true }), acs("https://b", { index: 1 })];
  test.each<[string, PropertyMap, PropertyMap, Record<string, string>]>([
    ["the order of endpoints", { samlEndpoint: two }, { samlEndpoint: two.toReversed() }, {}],
    [
      "an endpoint's defaults",
      { samlEndpoint: [acs("https://a")] },
      { samlEndpoint: [acs("https://a", { index: 0, isDefault: false })] },
      {},
    ],
    [
      "white space in rules",
      { issuanceTransformRules: rules },
      { issuanceTransformRules: ` ${rules.replace("\n", "\r\n\t")}\r\n` },
      {},
    ],
    [
      "white space within quotation marks",
      { issuanceTransformRules: rules },
      { issuanceTransformRules: rules.replace("a b", "a  b") },
      { issuanceTransformRules: "UPDATE" },
    ],
    [
      "what ADFS does by itself",
      {},
      { enabled: true, notBeforeSkew: 0, encryptClaims: true, notes: "", claimAccepted: [] },
      {},
    ],
    [
      "the order of certificates",
      { requestSigningCertificate: [first, second] },
      { requestSigningCertificate: [second, `${first.slice(0, 64)}\n${first.slice(64)}`] },
      {},
    ],
    [
      "one more certificate",
      { requestSigningCertificate: [first] },
      { requestSigningCertificate: [first, second] },
      { "requestSigningCertificate[1]": "ADD" },
    ],
    [
      "a URL of an endpoint",
      { samlEndpoint: two },
      { samlEndpoint: [two[0] ?? {}, acs("https://c", { index: 1 })] },
      { "samlEndpoint[1].uri": "UPDATE" },
    ],
    [
      "the first identifier",
      { identifier: ["a", "b"] },
      { identifier: ["c", "b"] },
      { "identifier[0]": "UPDATE_REPLACE" },
    ],
    ["another identifier", { identifier: ["a", "c", "b"] }, { identifier: ["a", "b", "c"] }, {}],
    ["one more identifier", { identifier: ["a"] }, { identifier: ["a", "b"] }, { "identifier[1]": "ADD" }],
    [
      "the groups of a policy",
      { accessControlPolicyParameters: { G: ["x", "y"] } },
      { accessControlPolicyParameters: { G: ["y", "x"] } },
      {},
    ],
    ["a setting that is taken away", { tokenLifetime: 5 }, {}, { tokenLifetime: "DELETE" }],
  ])("%s", async (_, olds, news, paths) => {
    expect((await client.diff(urn, { ...good, ...olds }, { ...good, ...news })).paths).toEqual(paths);
  });
});
