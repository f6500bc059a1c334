import { describe, expect, test } from "vitest";
import type { VendorKind } from "../../vendors/index.ts";
import { changed, type Inputs, known, laidAt, said } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { packSettings, runPolicies } from "./raw-stack.ts";
import { serviceProvider } from "./sample.ts";

const without = (laid: readonly LaidOut[], name: string) => laid.filter((one) => !one.name.startsWith(name));
const nobody = "access: No group is assigned.";

describe("PingFederate", () => {
  const connection = laidAt("pingfederate");

  test("endpoints may be relative to baseUrl", () => {
    const base = "https://idbroker.webex.com";
    const laid = changed(connection, (inputs) => {
      inputs.baseUrl = `${base}/`;
      const { ssoServiceEndpoints, sloServiceEndpoints } = inputs.spBrowserSso;
      for (const endpoint of [...ssoServiceEndpoints, ...sloServiceEndpoints])
        for (const key of ["url", "responseUrl"])
          if (endpoint[key]) endpoint[key] = endpoint[key].replace(base, "");
    });
    expect(said(laid)).toEqual([]);
  });

  test("a pseudonym is no transient NameID, whatever the contract says", () => {
    const laid = changed(connection, ({ spBrowserSso }) => {
      spBrowserSso.spSamlIdentityMapping = "PSEUDONYM";
    });
    expect(said(laid)).toEqual([
      "transient-nameid: The NameID format is urn:oasis:names:tc:SAML:2.0:nameid-format:persistent.",
    ]);
  });

  test("requests may come by Redirect", () => {
    expect(
      said(changed(connection, ({ spBrowserSso }) => (spBrowserSso.incomingBindings = ["REDIRECT"]))),
    ).toEqual([]);
    expect(
      said(changed(connection, ({ spBrowserSso }) => (spBrowserSso.incomingBindings = ["ARTIFACT"]))),
    ).toEqual([expect.stringMatching(/^vendor-settings: spBrowserSso\.incomingBindings/)]);
  });

  test.each<[string, (fulfillment: Inputs) => void, boolean]>([
    ["nothing", (fulfillment) => delete fulfillment.uid, false],
    ["the name of an account", ({ uid }) => Object.assign(uid, { value: "sAMAccountName" }), false],
    ["a constant", ({ uid }) => Object.assign(uid, { source: { type: "TEXT" }, value: "nobody" }), false],
    [
      "another attribute that may hold the address",
      ({ uid }) => Object.assign(uid, { value: "email" }),
      true,
    ],
  ])("every mapping fills the claim from an address: %s", (_, change, isRight) => {
    const laid = changed(connection, ({ spBrowserSso }) => {
      const second = structuredClone(spBrowserSso.adapterMappings[0]);
      change(second.attributeContractFulfillment);
      spBrowserSso.adapterMappings.push(second);
    });
    expect(said(laid)).toEqual(
      isRight ? [] : [expect.stringMatching(/^vendor-settings: spBrowserSso\.adapterMappings/)],
    );
  });
});

describe("PingOne", () => {
  test("without groups that may sign in everybody may", () => {
    const laid = changed(laidAt("pingone"), (inputs) => delete inputs.accessControlGroupOptions);
    expect(said(laid)).toEqual(["access: Everybody may sign in."]);
  });
  test("mappings that another stack may have are not seen", () => {
    expect(said(without(laidAt("pingone"), "mapping"))).toEqual([
      expect.stringMatching(
        /^not-judged: These rules could not judge everything: claim \(no attribute mapping/,
      ),
    ]);
  });
  test("a mapping may name the application by its identifier", () => {
    const laid = laidAt("pingone").map((one) =>
      one.name === "webex" ? { ...one, outputs: { id: "app-1" } } : { ...one, dependencies: {} },
    );
    expect(said(laid).filter((line) => line.startsWith("claim"))).toEqual([]);
    expect(said(laid.map((one) => ({ ...one, outputs: { id: "another" } }))).join()).toMatch(
      /not judge everything: claim/,
    );
  });
});

describe("Okta", () => {
  const alone = without(laidAt("okta"), "groups");
  test("assignments that another stack may have are not seen", () => {
    expect(said(alone)).toEqual([expect.stringMatching(/^not-judged: .* access \(no assignment/)]);
  });
  test("users count, and an empty assignment is nobody", () => {
    const assigned = (type: string, inputs: object): LaidOut[] => [
      ...alone,
      { type, name: "assigned", inputs: { appId: "0oa1", ...inputs }, dependencies: { appId: ["webex"] } },
    ];
    expect(said(assigned("okta:app/user:User", { userId: "00u1" }))).toEqual([]);
    const empty = assigned("okta:index/appGroupAssignments:AppGroupAssignments", { groups: [] });
    expect(said(empty)).toEqual([nobody]);
    expect(said(empty, known({ everyone: true }))).toEqual([nobody]);
  });
  test("the key that signs is the one that must not end", () => {
    const keys = [
      { kid: "old", expiresAt: "2026-05-01T00:00:00Z" },
      { kid: "new", expiresAt: "2039-01-01T00:00:00Z" },
    ];
    const signing = (keyId?: string) =>
      said(laidAt("okta").map((one) => (one.name === "webex" ? { ...one, outputs: { keys, keyId } } : one)));
    expect(signing("new")).toEqual([]);
    // Where nothing says which one signs, it may be this one: that is said, and stops nobody.
    expect(signing()).toEqual([
      "certificate-expiry: The certificate old, which may be the one that signs assertions, ended on 2026-05-01.",
    ]);
    expect(signing("old")).toEqual([expect.stringMatching(/^certificate-expiry: .* ended on 2026-05-01/)]);
  });
  test("a logout URL of the other binding", () => {
    const laid = changed(laidAt("okta"), (inputs) => {
      inputs.singleLogoutUrl =
        "https://idbroker.webex.com/idb/SPSloRedirect/metaAlias/11111111-2222-4333-8444-555555555555/sp";
    });
    expect(said(laid)).toContainEqual(
      expect.stringMatching(/^single-logout: The binding of .* is POST; the metadata has Redirect there/),
    );
  });
});

describe("Entra ID", () => {
  test("an application for OpenID Connect is no trust of SAML", () => {
    const oidc: LaidOut = {
      type: "azuread:index/application:Application",
      name: "oidc",
      inputs: { web: { redirectUris: ["https://idbroker-b-us.webex.com/idb/Consumer/oidc/sp"] } },
    };
    expect(said([oidc])).toEqual([]);
  });
  test("redirect URIs may be a resource of their own", () => {
    const laid = laidAt("entra");
    const { web } = (laid[0]?.inputs ?? {}) as { web: { redirectUris: string[] } };
    const apart: LaidOut = {
      type: "azuread:index/applicationRedirectUris:ApplicationRedirectUris",
      name: "redirects",
      inputs: { applicationId: "/applications/1", type: "Web", redirectUris: web.redirectUris },
      dependencies: { applicationId: ["webex"] },
    };
    const moved = changed(laid, (inputs) => delete inputs.web.redirectUris);
    expect(said([...moved, apart])).toEqual([]);
    expect(said(moved)).toContain("acs-complete: There is no ACS URL.");
  });
  test("mapped claims need a key of the application's own, or the switch that does without", () => {
    const switchedOff = changed(laidAt("entra"), (inputs) => delete inputs.api);
    const levels = (laid: readonly LaidOut[]) =>
      runPolicies(laid, { settings: known() })
        .filter(({ message }) => message.startsWith("api.mappedClaimsEnabled must be true"))
        .map(({ level }) => level);
    expect(levels(laidAt("entra"))).toEqual([]);
    expect(levels(switchedOff)).toEqual(["advisory"]);
    expect(levels(without(switchedOff, "certificate"))).toEqual(["mandatory"]);
  });
  test("a signing certificate that has gone, or is elsewhere, is said", () => {
    expect(said(without(laidAt("entra"), "certificate"))).toEqual([
      "not-judged: These rules could not judge everything: certificate-expiry (the application has no signing certificate in this stack).",
    ]);
  });
  test("of several identifier URIs the one of Webex is judged", () => {
    const laid = laidAt("entra");
    const another = laid.find(({ name }) => name === "identifier");
    if (!another) throw new Error("the layout has an identifier");
    const before = { ...another, name: "another", inputs: { ...another.inputs, identifierUri: "api://a" } };
    const [application, ...others] = laid;
    expect(said([application as LaidOut, before, ...others])).toEqual([]);
  });
});

describe("switches of a vendor's own that our components never set", () => {
  test.each<[VendorKind, string, (inputs: Inputs) => void]>([
    ["adfs", "protocolProfile", (inputs) => Object.assign(inputs, { protocolProfile: "WSFederation" })],
    ["adfs", "encryptedNameIdRequired", (inputs) => Object.assign(inputs, { encryptedNameIdRequired: true })],
    ["adfs", "claimsProviderName", (inputs) => Object.assign(inputs, { claimsProviderName: ["nobody"] })],
    [
      "adfs",
      "issuanceTransformRules",
      (inputs) => {
        inputs.issuanceTransformRules = inputs.issuanceTransformRules.replace(
          'spnamequalifier"] = "https://idbroker',
          'spnamequalifier"] = "https://sp',
        );
      },
    ],
    [
      "adfs",
      "signingCertificateRevocationCheck",
      (inputs) => delete inputs.signingCertificateRevocationCheck,
    ],
    [
      "adfs",
      "encryptionCertificateRevocationCheck",
      (inputs) => delete inputs.encryptionCertificateRevocationCheck,
    ],
    ["okta", "samlVersion", (inputs) => Object.assign(inputs, { samlVersion: "1.1" })],
    ["okta", "inlineHookId", (inputs) => Object.assign(inputs, { inlineHookId: "hook" })],
    [
      "pingone",
      "samlOptions.assertionDuration",
      ({ samlOptions }) => Object.assign(samlOptions, { assertionDuration: 5 }),
    ],
    [
      "pingone",
      "samlOptions.virtualServerIdSettings",
      ({ samlOptions }) => Object.assign(samlOptions, { virtualServerIdSettings: { enabled: true } }),
    ],
    [
      "pingfederate",
      "spBrowserSso.messageCustomizations",
      ({ spBrowserSso }) => Object.assign(spBrowserSso, { messageCustomizations: [{}] }),
    ],
    [
      "pingfederate",
      "metadataReloadSettings.enableAutoMetadataUpdate",
      (inputs) => Object.assign(inputs, { metadataReloadSettings: { enableAutoMetadataUpdate: true } }),
    ],
    ["entra", "signInAudience", (inputs) => Object.assign(inputs, { signInAudience: "AzureADMultipleOrgs" })],
    [
      "pingfederate",
      "spBrowserSso.assertionLifetime.minutesAfter",
      ({ spBrowserSso }) => Object.assign(spBrowserSso.assertionLifetime, { minutesAfter: 0 }),
    ],
    ["okta", "idpIssuer", (inputs) => Object.assign(inputs, { idpIssuer: "urn:other" })],
    [
      "pingone",
      "samlOptions.spEncryption",
      ({ samlOptions }) => Object.assign(samlOptions, { spEncryption: { algorithm: "AES_256" } }),
    ],
    [
      "pingone",
      "accessControlRoleType",
      (inputs) => Object.assign(inputs, { accessControlRoleType: "ADMIN_USERS_ONLY" }),
    ],
    [
      "pingfederate",
      "spBrowserSso.encryptionPolicy.encryptedAttributes",
      ({ spBrowserSso }) => Object.assign(spBrowserSso.encryptionPolicy, { encryptedAttributes: ["uid"] }),
    ],
    [
      "pingfederate",
      "issuanceCriteria",
      ({ spBrowserSso }) =>
        Object.assign(spBrowserSso.adapterMappings[0], { issuanceCriteria: { conditionalCriterias: [{}] } }),
    ],
    [
      "pingfederate",
      "defaultVirtualEntityId",
      (inputs) => Object.assign(inputs, { defaultVirtualEntityId: "urn:other" }),
    ],
  ])("%s, %s", (kind, property, change) => {
    expect(said(changed(laidAt(kind), change))).toContainEqual(
      expect.stringContaining(`vendor-settings: ${property} must`),
    );
  });
});

describe("an identity provider that wants signed requests", () => {
  const asking = (certificates: boolean) =>
    changed(laidAt("adfs"), (inputs) => {
      inputs.signedSamlRequestsRequired = true;
      if (!certificates) inputs.requestSigningCertificate = [];
    });
  const saidOf = (laid: readonly LaidOut[], settings = known()) =>
    said(laid, settings).filter((line) => line.startsWith("signed-requests"));
  const signing = known({ serviceProvider: { ...serviceProvider, authnRequestsSigned: true } });

  test("gets none where the metadata says so, certificate or not", () => {
    expect(saidOf(asking(true))).toEqual([
      "signed-requests: Requests must be signed; the metadata says that Webex does not sign them.",
    ]);
  });
  test("may be right where the metadata says that Webex signs", () => {
    expect(saidOf(asking(true), signing)).toEqual([]);
    expect(saidOf(asking(false), signing)).toEqual([
      "signed-requests: Requests must be signed, and there is no certificate to verify them by.",
    ]);
  });
  test("is wrong until somebody shows the metadata", () => {
    expect(saidOf(asking(true), packSettings())).toEqual([
      expect.stringContaining("nothing shows that Webex signs them"),
    ]);
  });
});

test("an attribute without a name ends nothing: it is said, and so is what else is wrong", () => {
  const laid = changed(laidAt("okta"), (inputs) => {
    delete inputs.attributeStatements[0].name;
    inputs.responseSigned = false;
  });
  expect(said(laid)).toEqual(
    expect.arrayContaining([
      "claim: attributes cannot be judged: its value has a form that is not understood.",
      "attributes: attributes cannot be judged: its value has a form that is not understood.",
      "signature: Responses are not signed.",
    ]),
  );
});
