import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../providers/host/client.ts";
import { type OktaFixture, oktaFixture } from "../okta-fixture.ts";
import { sampleApp, urns } from "../sample-app.ts";

let fixture: OktaFixture;
beforeAll(async () => {
  fixture = await oktaFixture({ refusedTokens: ["wrong"] });
});
afterAll(() => fixture.close());

const invalid = "failed to create SAML application: the API returned an error: Api validation failed:";
const certificate = "The certificate must be an X.509 certificate in base64 without armour";
const logout = {
  singleLogoutIssuer: "https://sp.example.org",
  singleLogoutUrl: "https://sp.example.org/slo",
};

describe("configuration", () => {
  test.each([
    [
      "no credentials",
      { orgName: "acme" },
      /^\[ERROR\] no Okta credentials provided\. Please set one of the following: 'api_token'/,
    ],
    [
      "no organization",
      { apiToken: "t" },
      /^\[ERROR\] failed to load sdk clients: your Okta URL is missing\./,
    ],
    [
      "a wrong token",
      { apiToken: "wrong", orgName: "acme" },
      /^\[ERROR\] failed validate configuration: error with v3 SDK client: the API returned an error: Invalid token provided$/,
    ],
  ])("%s", async (_, config, message) => {
    const client = connect(fixture.lab.port);
    await expect(client.configure(config)).rejects.toMatchObject({ details: expect.stringMatching(message) });
    client.close();
  });

  test.each([["accessToken"], ["privateKey"]])("%s is a credential too", async (name) => {
    const client = connect(fixture.lab.port);
    await client.configure({ orgName: "acme", [name]: "x" });
    client.close();
  });
});

describe("what the provider refuses before it asks the service", () => {
  test.each([
    [
      "no label",
      { label: null },
      'label: Missing required argument. The argument "label" is required, but no definition was found.',
    ],
    ["a name that it does not know", { ssourl: "x" }, "ssourl: Invalid or unknown key."],
    ["a type", { hideWeb: "yes" }, 'hideWeb: "hide_web" must be of type boolean.'],
    [
      "both kinds of endpoints",
      { acsEndpoints: ["https://a"], acsEndpointsIndices: [{ index: 1, url: "https://a" }] },
      'acsEndpoints: Conflicting configuration arguments. "acs_endpoints": conflicts with acs_endpoints_indices.',
    ],
    [
      "an endpoint without a number",
      { acsEndpointsIndices: [{ url: "https://a" }] },
      'acsEndpointsIndices[0].index: Missing required argument. The argument "index" is required, but no definition was found.',
    ],
    [
      "a policy that is skipped",
      { authenticationPolicy: "rst1", skipAuthenticationPolicy: true },
      'authenticationPolicy: Conflicting configuration arguments. "authentication_policy": conflicts with skip_authentication_policy.',
    ],
    [
      "a key name without years",
      { keyName: "k" },
      'keyName: Missing required argument. "key_name": all of `key_name,key_years_valid` must be specified.',
    ],
    [
      "half a logout",
      { singleLogoutIssuer: "https://sp.example.org" },
      'singleLogoutIssuer: Missing required argument. "single_logout_issuer": all of `single_logout_issuer,single_logout_url` must be specified.',
    ],
    [
      "the other half",
      { singleLogoutUrl: "https://sp.example.org/slo" },
      'singleLogoutUrl: Missing required argument. "single_logout_url": all of `single_logout_issuer,single_logout_url` must be specified.',
    ],
    [
      "a long note",
      { adminNote: "x".repeat(251) },
      'adminNote: "admin_note" cannot be longer than 250 characters.',
    ],
    [
      "settings that are no JSON",
      { appSettingsJson: "{" },
      'appSettingsJson: "app_settings_json" contains an invalid JSON.',
    ],
  ])("%s", async (_, change, message) => {
    const { failures } = await fixture.client.check(urns.saml, {
      ...sampleApp,
      ...change,
    } as typeof sampleApp);
    const [first] = failures.map(({ property, reason }) => `${property}: ${reason}`);
    expect(first).toBe(`${message} Examine values at 'webex.${message.split(":", 1)[0]}'.`);
  });
});

describe("what is found only at the deployment", () => {
  test.each(
    [
      "ssoUrl",
      "recipient",
      "destination",
      "audience",
      "subjectNameIdTemplate",
      "subjectNameIdFormat",
      "signatureAlgorithm",
      "digestAlgorithm",
      "authnContextClassRef",
    ].map((name) => [name]),
  )("a custom application without %s", async (name) => {
    const spelled = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    await expect(fixture.create(urns.saml, { ...sampleApp, [name]: "" })).rejects.toMatchObject({
      details:
        "failed to create SAML application: missing conditionally required fields, reason: " +
        `'Custom SAML applications must contain these fields', missing fields: ${spelled}`,
    });
  });

  test.each([
    [
      "nothing signed",
      { responseSigned: false, assertionSigned: false },
      "failed to create SAML application: custom SAML apps must either have response_signed or assertion_signed set to true",
    ],
    [
      "a filter on an expression",
      { attributeStatements: [{ name: "g", filterType: "REGEX", filterValue: ".*" }] },
      "invalid 'attribute_statements': when setting 'filter_value' or 'filter_type', value of 'type' should be set to 'GROUP'",
    ],
    [
      "values of a group",
      { attributeStatements: [{ name: "g", type: "GROUP", values: ["x"] }] },
      "invalid 'attribute_statements': when setting 'values', 'type' should be set to 'EXPRESSION'",
    ],
    [
      "a URL that is none",
      { ssoUrl: "acs" },
      `${invalid} ssoUrl. Causes: errorSummary: ssoUrl: The url is not valid`,
    ],
    [
      "an algorithm",
      { signatureAlgorithm: "RSA_SHA512" },
      `${invalid} signatureAlgorithm. Causes: errorSummary: signatureAlgorithm: 'RSA_SHA512' is not one of RSA_SHA1, RSA_SHA256`,
    ],
    [
      "101 endpoints",
      { acsEndpoints: Array.from({ length: 101 }, (_, index) => `https://sp.example.org/${index}`) },
      `${invalid} acsEndpoints. Causes: errorSummary: acsEndpoints: The number of ACS endpoints must not exceed 100`,
    ],
    ["logout without a certificate", logout, `${invalid} x5c. Causes: errorSummary: x5c: ${certificate}`],
    [
      "a certificate that is none",
      { ...logout, singleLogoutCertificate: "bm8gY2VydGlmaWNhdGU=" },
      `${invalid} x5c. Causes: errorSummary: x5c: ${certificate}`,
    ],
  ])("%s", async (_, change, message) => {
    const before = fixture.lab.org("acme").apps.list().length;
    const declared = { ...sampleApp, ...change } as typeof sampleApp;
    await expect(fixture.create(urns.saml, declared)).rejects.toMatchObject({ details: message });
    expect(fixture.lab.org("acme").apps.list()).toHaveLength(before);
  });

  test.each([[1], [11]])(
    "a key for %i years; the application exists by then and its id is kept",
    async (years) => {
      const before = fixture.lab.org("acme").apps.list().length;
      const declared = { ...sampleApp, keyName: "k", keyYearsValid: years };
      const error = await fixture.create(urns.saml, declared).catch((reason) => reason);
      expect(error.details).toBe(
        "failed to create new certificate for SAML application: the API returned an error: " +
          "Api validation failed: validityYears. Causes: errorSummary: validityYears: must be between 2 and 10",
      );
      expect(error.metadata.get("grpc-status-details-bin")).toHaveLength(1);
      expect(fixture.lab.org("acme").apps.list()).toHaveLength(before + 1);
    },
  );

  test("an update of what is gone, and a delete of it", async () => {
    const created = await fixture.create(urns.saml, sampleApp);
    fixture.lab.org("acme").apps.remove(created.id);
    const notFound = `the API returned an error: Not found: Resource not found: ${created.id} (AppInstance)`;
    await expect(
      fixture.client.update(urns.saml, created.id, created, { ...created.inputs, label: "x" }),
    ).rejects.toMatchObject({ details: `failed to update SAML application: ${notFound}` });
    await expect(fixture.client.delete(urns.saml, created.id, created)).rejects.toMatchObject({
      details: `failed to delete SAML application: ${notFound}`,
    });
  });
});
