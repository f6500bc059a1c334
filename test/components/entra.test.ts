import * as pulumi from "@pulumi/pulumi";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebexSso, type WebexSsoArgs } from "../../components/index.ts";
import { acs, endpoint, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import { outputValue } from "../support/output-value.ts";

const key = makeKey();
const shape = webexShape(key);
const group = "06000000-0000-4000-8000-000000000001";
const organization: WebexSsoArgs = {
  metadata: signXml(metadataXml(shape), key),
  mode: "organization",
  groups: [group],
  idp: { kind: "entra" },
};

/** The inputs of every resource that a program makes, by the last part of its type. */
let made: Record<string, Record<string, unknown>>;

// Once: what a test leaves in flight still reports to the monitor that it began with.
beforeAll(() => {
  pulumi.runtime.setMocks({
    newResource({ type, inputs, name }) {
      made[type.split(":").at(-1) ?? type] = inputs;
      const appRoles = [
        { id: "other", displayName: "msiam_access", enabled: true, allowedMemberTypes: ["User"] },
        { id: "user", displayName: "User", enabled: true, allowedMemberTypes: ["User"] },
      ];
      const computed = {
        clientId: "client",
        objectId: "object",
        samlMetadataUrl: "",
        thumbprint: "AB",
        appRoles,
      };
      return { id: `${name}-id`, state: { ...computed, ...inputs } };
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
  expect(made).toMatchObject({
    Application: {
      displayName: "Cisco Webex",
      templateId: "8adf8e6e-67b2-4cf2-a259-e3dc5476c621",
      api: { mappedClaimsEnabled: true },
      web: { redirectUris: [acs("POST", 0).Location], logoutUrl: shape.singleLogout[1]?.Location },
    },
    ServicePrincipal: {
      clientId: "client",
      useExisting: true,
      preferredSingleSignOnMode: "saml",
      appRoleAssignmentRequired: true,
      featureTags: [{ customSingleSignOn: true, enterprise: true, hide: true }],
    },
    ApplicationIdentifierUri: { applicationId: "webex-id", identifierUri: shape.entityId },
    ServicePrincipalTokenSigningCertificate: { displayName: "CN=Cisco Webex SSO first" },
    ServicePrincipalClaimsMappingPolicyAssignment: {
      claimsMappingPolicyId: "webex-id",
      servicePrincipalId: "webex-id",
    },
    AppRoleAssignment: { appRoleId: "user", principalObjectId: group, resourceObjectId: "object" },
  });
  expect(made.Application).not.toHaveProperty("identifierUris");
  const definitions = made.ClaimsMappingPolicy?.definitions as string[];
  expect(definitions.map((definition) => JSON.parse(definition))).toEqual([
    {
      ClaimsMappingPolicy: {
        Version: 1,
        IncludeBasicClaimSet: "true",
        ClaimsSchema: [{ Source: "user", ID: "mail", SamlClaimType: "uid" }],
      },
    },
  ]);
});

test("what Entra ID cannot express is an output, and so is metadata that could not be had", async () => {
  const sso = new WebexSso("webex", organization);
  expect(sso.inexpressible.map(({ code }) => code)).toEqual([
    "capability-nameid-format",
    "capability-logout-response",
    "capability-signature",
  ]);
  expect(await outputValue(sso.identityProvider)).toBeUndefined();
  expect((await outputValue(sso.attention)).map(({ code }) => code)).toEqual(["idp-metadata-unavailable"]);
  expect(await outputValue(sso.configured)).toEqual({
    audience: shape.entityId,
    attributes: [{ name: "uid", source: "email" }],
    acs: [{ url: acs("POST", 0).Location }],
    singleLogout: { endpoints: [{ binding: "Redirect", url: shape.singleLogout[1]?.Location }] },
    hideLaunchTile: true,
    groups: [group],
  });
});

test("single logout without a Redirect address is left out, and said", async () => {
  const postOnly = webexShape(key, { singleLogout: [endpoint("POST", "https://idbroker.webex.com/slo")] });
  const sso = new WebexSso("webex", { ...organization, metadata: signXml(metadataXml(postOnly), key) });
  expect((await outputValue(sso.configured)).singleLogout).toBe("off");
  expect(made.Application?.web).not.toHaveProperty("logoutUrl");
  expect(sso.inexpressible.map(({ message }) => message)).toContain(
    "Entra ID does single logout by Redirect only; the metadata offers POST. Single logout is left out.",
  );
});

test("several ACS URLs are a set, and that is said", () => {
  const two = [acs("POST", 0), acs("POST", 1, { Location: "https://idbroker-eu.webex.com/b" })];
  const metadata = signXml(metadataXml(webexShape(key, { acs: two })), key);
  const sso = new WebexSso("webex", { ...organization, metadata, mode: "partner" });
  expect(sso.inexpressible.map(({ message }) => message)).toContain(
    "Entra ID knows ACS endpoints by their URL only, and no default among them; the indexes 0, 1 of the metadata are left out.",
  );
});

describe("transform", () => {
  test("reaches every resource with properties of its own", async () => {
    const idp: WebexSsoArgs["idp"] = {
      kind: "entra",
      transform: {
        application: { notes: "Owned by the collaboration team" },
        servicePrincipal: (args) => ({ ...args, appRoleAssignmentRequired: false }),
        claimsMappingPolicy: { displayName: "Webex claims" },
        signingCertificate: { displayName: "CN=own" },
        assignment: { appRoleId: "own" },
      },
    };
    const sso = new WebexSso("webex", { ...organization, idp });
    // Who may sign in where assignment is not required, no list of groups says.
    expect(await outputValue(sso.configured)).not.toHaveProperty("groups");
    expect(made).toMatchObject({
      Application: { notes: "Owned by the collaboration team", displayName: "Cisco Webex" },
      ClaimsMappingPolicy: { displayName: "Webex claims" },
      ServicePrincipalTokenSigningCertificate: { displayName: "CN=own" },
      AppRoleAssignment: { appRoleId: "own" },
    });
  });
});

test.each<[string, Partial<WebexSsoArgs>, string, string]>([
  ["encryption", { encryption: "aes256-cbc" }, "trust-impossible", "error capability-encryption · webex"],
  [
    "an attribute from groups",
    { attributes: [{ name: "g", source: { groups: { match: "startsWith", value: "w" } } }] },
    "trust-impossible",
    "cannot fill the attribute g from groups",
  ],
  [
    "an expression that is none of Entra ID's",
    { claimSource: { expression: "user.work.mail" } },
    "trust-impossible",
    'Write it as the identity provider does, for example {expression: "user.extensionattribute1"}.',
  ],
  [
    "an adoption that nothing was looked up for",
    { import: "0a000000-0000-4000-8000-000000000001" },
    "adoption-not-looked-up",
    "new WebexSso(name, await adopting(args))",
  ],
])("%s is refused before any resource of Entra ID is touched", (_, args, code, message) => {
  expect(() => new WebexSso("webex", { ...organization, ...args })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
  expect(Object.keys(made).filter((type) => type !== "WebexSso")).toEqual([]);
});
