import { describe, expect, test } from "vitest";
import { brief, changed, type Inputs, laidAt, said } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { runPolicies } from "./raw-stack.ts";

/** The SDK's sentinel for a value that is not known yet. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const elsewhere = "https://sso.example.com/saml";
const unjudged = (reason: string) =>
  expect.stringMatching(new RegExp(`^not-judged: No rule has judged this, .*${reason}`));

/** A SAML application in Okta whose addresses are all at one place. */
const okta = (address: string, inputs: Inputs = {}): LaidOut[] => [
  {
    type: "okta:app/saml:Saml",
    name: "application",
    inputs: { label: "Meetings", audience: address, ssoUrl: address, ...inputs },
  },
];
const spoken = (laid: readonly LaidOut[]) => brief(runPolicies(laid));

describe("what is meant for Webex, and is not recognised, is said", () => {
  test.each([
    ["the catalogue's application", okta("", { preconfiguredApp: "cisco_webex" })],
    ["the catalogue's application of the older name", okta("", { preconfiguredApp: "cisco_spark_platform" })],
    [
      "the catalogue's application, by its settings",
      okta("", { preconfiguredApp: "a", appSettingsJson: '{"entityId":"https://idbroker.webex.com/x"}' }),
    ],
    [
      "settings that are a resource of their own",
      [
        ...okta("", { preconfiguredApp: "a" }),
        {
          type: "okta:index/appSamlAppSettings:AppSamlAppSettings",
          name: "settings",
          inputs: { settings: '{"acsUrl":"https://idbroker.webex.com/x"}' },
          dependencies: { appId: ["application"] },
        },
      ],
    ],
  ])("Okta: %s", (_, laid) => {
    expect(spoken(laid)).toEqual([unjudged("an application of Okta's catalogue")]);
  });

  test.each([
    "https://idbroker-jp.webex.com/4c6f2b0e",
    "https://idbroker.webex.co/4c6f2b0e",
    "idbroker.webex.com/4c6f2b0e",
    "https://idbroker.webex.com.example.com/4c6f2b0e",
    "https://web.ciscospark.com/idb/Consumer/metaAlias/4c6f2b0e/sp",
    "https://acme.webex.com/",
  ])("an address on no broker that is known: %s", (address) => {
    expect(spoken(okta(address))).toEqual([unjudged("looks like an address of Webex")]);
  });

  const broker = "https://idbroker.webex.com/4c6f2b0e";
  test.each<[string, string, Inputs]>([
    ["okta:index/appSaml:AppSaml", "audience", { label: "Meetings", audience: broker }],
    ["keycloak:saml/client:Client", "clientId", { realmId: "acme", clientId: broker }],
    ["auth0:index/client:Client", "addons", { addons: { samlp: { audience: broker } }, name: unknown }],
  ])("a trust of a type that no rule reads: %s", (type, property, inputs) => {
    expect(spoken([{ type, name: "webex", inputs }])).toEqual([
      unjudged(`${property} is on an identity broker of Webex, and no rule reads resources of type ${type}`),
    ]);
  });

  test("a part of an application that is in another stack", () => {
    const [, ...parts] = laidAt("entra");
    const uri = parts.find(({ type }) => type.endsWith(":ApplicationIdentifierUri")) as LaidOut;
    expect(spoken([{ ...uri, dependencies: {} }])).toEqual([
      unjudged("identifierUri is on an identity broker"),
    ]);
  });

  test("a name, where every address is somebody else's, or not known yet", () => {
    expect(spoken(okta(elsewhere, { label: "Cisco Webex" }))).toEqual([unjudged("called after Webex")]);
    expect(spoken(okta(elsewhere, { label: "Cisco Webex", ssoUrl: unknown }))).toEqual([
      unjudged("called after Webex"),
    ]);
  });

  test("an application that has lost its SAML", () => {
    const [application] = laidAt("pingone");
    const { samlOptions: _, ...inputs } = application?.inputs ?? {};
    const lost = { ...application, inputs: { ...inputs, name: "Webex", wsfedOptions: {} } } as LaidOut;
    expect(spoken([lost])).toEqual([unjudged("called after Webex")]);
  });

  test("other applications are left alone", () => {
    const strange = (type: string, inputs: Inputs) => [{ type, name: "one", inputs }];
    expect(spoken(strange("keycloak:saml/client:Client", { clientId: elsewhere }))).toEqual([]);
    expect(spoken(strange("keycloak:saml/client:Client", { clientId: unknown, names: [null, 1] }))).toEqual(
      [],
    );
    expect(spoken(strange("okta:index/trustedOrigin:TrustedOrigin", { origin: broker }))).toEqual([]);
    expect(spoken(strange("pulumi:pulumi:StackReference", { outputs: { client: broker } }))).toEqual([]);
    expect(spoken(okta(elsewhere))).toEqual([]);
    expect(spoken(okta(elsewhere, { preconfiguredApp: "amazon_aws" }))).toEqual([]);
    expect(spoken(okta("https://notwebex.com/"))).toEqual([]);
    const bot = { type: "azuread:index/application:Application", name: "bot" };
    expect(
      spoken([
        { ...bot, inputs: { displayName: "Webex bot", web: { redirectUris: ["https://acme.webex.com/x"] } } },
      ]),
    ).toEqual([]);
    expect(
      spoken([
        {
          type: "pingone:index/application:Application",
          name: "oidc",
          inputs: { name: "Webex bot", oidcOptions: {} },
        },
      ]),
    ).toEqual([]);
  });
});

describe("half a trust is judged as a whole one", () => {
  const broken = (change: (inputs: Inputs) => void) => said(changed(laidAt("okta"), change));
  test("another's audience with Webex's ACS", () => {
    expect(broken((inputs) => (inputs.audience = elsewhere))).toContainEqual(
      expect.stringMatching(/^audience: The audience is https:\/\/sso\.example\.com/),
    );
  });
  test("no audience with Webex's ACS", () => {
    expect(broken((inputs) => delete inputs.audience)).toContainEqual(
      expect.stringMatching(/^audience: The audience is not set/),
    );
  });
  test("an audience that is not known yet with Webex's ACS", () => {
    expect(broken((inputs) => (inputs.audience = unknown))).toContainEqual(
      expect.stringMatching(/^not-judged: These rules wait .*audience \(audience\)/),
    );
  });
  test("Webex's audience with another's ACS", () => {
    expect(
      broken((inputs) => {
        inputs.ssoUrl = inputs.recipient = inputs.destination = elsewhere;
        delete inputs.acsEndpointsIndices;
        delete inputs.acsEndpoints;
      }),
    ).toContainEqual(expect.stringMatching(/^acs-complete: The ACS URL https:\/\/sso\.example\.com/));
  });
  test("Webex's audience with an ACS that is no address", () => {
    expect(broken((inputs) => (inputs.ssoUrl = 7))).toContainEqual(
      expect.stringMatching(/^acs-complete: The ACS URL/),
    );
  });
  test("Webex's audience with an ACS that is not known yet", () => {
    expect(broken((inputs) => (inputs.ssoUrl = unknown))).toContainEqual(
      expect.stringMatching(/^not-judged: These rules wait .*acs-complete \(ssoUrl\)/),
    );
  });
});

describe("Entra ID's newer resources", () => {
  const web = laidAt("entra").map(({ inputs }: { inputs: Inputs }) => inputs.web)[0];
  /** The same trust with the application itself as another resource. */
  const laidAs = (name: "ApplicationRegistration" | "ApplicationFromTemplate", inputs: Inputs): LaidOut[] => {
    const [, ...others] = laidAt("entra");
    return [
      {
        type: `azuread:index/${name[0]?.toLowerCase()}${name.slice(1)}:${name}`,
        name: "webex",
        inputs,
      },
      ...others,
      {
        type: "azuread:index/applicationRedirectUris:ApplicationRedirectUris",
        name: "redirect-uris",
        inputs: { type: "Web", redirectUris: web.redirectUris },
        dependencies: { applicationId: ["webex"] },
      },
    ];
  };
  const registered = laidAs("ApplicationRegistration", { displayName: "Webex", logoutUrl: web.logoutUrl });
  const notShown = expect.stringMatching(/vendor-settings \(the resource has no api\.mappedClaimsEnabled/);

  test("ApplicationRegistration is judged as Application is", () => {
    expect(said(registered)).toEqual([]);
    expect(said(registered.filter(({ name }) => !name.startsWith("certificate")))).toEqual([notShown]);
    const moved = changed(registered, (inputs) => (inputs.logoutUrl = elsewhere));
    expect(said(moved)).toContainEqual(expect.stringMatching(/^single-logout: The logout URL/));
    const missing = changed(registered, (inputs) => (inputs.redirectUris = [elsewhere]), "redirect-uris");
    expect(said(missing)).toContainEqual(
      expect.stringMatching(/^acs-complete: .* of the metadata is missing/),
    );
  });
  test("ApplicationFromTemplate too, but for its logout URL", () => {
    expect(said(laidAs("ApplicationFromTemplate", { displayName: "Webex" }))).toEqual([
      expect.stringMatching(/single-logout \(an application from a template does not show its logout URL/),
    ]);
  });
  test("a wrong mode of single sign-on is still wrong", () => {
    const wrong = changed(
      registered,
      (inputs) => (inputs.preferredSingleSignOnMode = "password"),
      "principal",
    );
    expect(said(wrong)).toContainEqual(
      expect.stringMatching(/^vendor-settings: preferredSingleSignOnMode must be saml/),
    );
  });
});

describe("who may sign in", () => {
  test("Okta's federation broker mode is everybody", () => {
    expect(said(changed(laidAt("okta"), (inputs) => (inputs.implicitAssignment = true)))).toEqual([
      "access: Everybody may sign in.",
    ]);
  });
  test("PingOne's ALL_GROUPS is who is in each of them", () => {
    expect(
      said(
        changed(laidAt("pingone"), ({ accessControlGroupOptions }) => {
          accessControlGroupOptions.type = "ALL_GROUPS";
        }),
      ),
    ).toEqual([expect.stringMatching(/^vendor-settings: accessControlGroupOptions\.type must be ANY_GROUP/)]);
  });
});
