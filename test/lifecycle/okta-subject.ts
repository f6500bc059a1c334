import { createFaults } from "../../lab/faults.ts";
import { startOktaLab } from "../../lab/okta/start.ts";
import { acs, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";
import type { StackConfig } from "../support/project.ts";
import type { ExpectedStep, LifecycleSubject, SettingChange, World } from "./subject.ts";

const saml = "okta:app/saml:Saml";
const assignments = "okta:index/appGroupAssignments:AppGroupAssignments";
const key = makeKey();
const olderKey = makeKey({ notBefore: "2025-01-01", notAfter: "2045-01-01" });
const keys = { signing: [key.base64, olderKey.base64] };
const moved = "https://idbroker-eu.webex.com/idb/Consumer/metaAlias/moved/sp";

/** Identifiers that the stand-in gives to the groups which startLab makes. */
const [first, second] = ["00g00000000001Lab5d7", "00g00000000002Lab5d7"];

/** Okta in one mode. */
export function oktaSubject(mode: "organization" | "partner"): LifecycleSubject {
  const config: StackConfig = {
    "okta:orgName": "lifecycle",
    "okta:baseUrl": "okta.com",
    "webex-sso:mode": mode,
    "webex-sso:metadata": "sp.xml",
    "webex-sso:idp": { kind: "okta" },
    ...(mode === "organization"
      ? { "webex-sso:groups": [first] }
      : { "webex-sso:customers": [customer(first)] }),
  };
  const severalAcs = [acs("POST", 0, { isDefault: "true" }), acs("POST", 1, { Location: `${moved}/1` })];
  const shape = webexShape(key, { ...keys, ...(mode === "partner" ? { acs: severalAcs } : {}) });
  return {
    title: `Okta, ${mode}`,
    config,
    secrets: { "okta:apiToken": "token" },
    files: {
      "sp.xml": signXml(metadataXml(shape), key),
      "unsigned.xml": metadataXml(shape),
      "moved.xml": signXml(
        metadataXml({ ...shape, acs: [acs("POST", 0, { Location: moved }), ...shape.acs.slice(1)] }),
        key,
      ),
    },
    creates: [saml, assignments],
    components: ["webex-sso:index:WebexSso", "webex-sso:okta:OktaTrust"],
    changes: changes(mode, second),
    uncovered: {
      import: "covered by the adoption",
      protect: "covered by the destruction; a preview shows nothing",
      metadataCertificate: "decides whether the file is taken, not what is configured: test/stacks",
      encryption: "refused by Okta's capabilities: test/stacks",
    },
    startLab,
  };
}

const customer = (...groups: string[]) => ({
  name: "Customer",
  organizationId: "33333333-3333-4333-8333-333333333333",
  domains: ["customer.example.com"],
  groups,
});

const set =
  (name: string, value: unknown) =>
  (config: StackConfig): StackConfig => ({ ...config, [`webex-sso:${name}`]: value });
const setIdp =
  (name: string, value: unknown) =>
  (config: StackConfig): StackConfig => ({
    ...config,
    "webex-sso:idp": { ...(config["webex-sso:idp"] as object), [name]: value },
  });
const updates = (...differs: string[]): ExpectedStep[] => [{ op: "update", type: saml, differs }];

function changes(mode: "organization" | "partner", group: string): SettingChange[] {
  const value = "attributeStatements[0].values[0]";
  const oneMoreGroup: ExpectedStep[] = [{ op: "update", type: assignments, differs: ["groups[1]"] }];
  return [
    { key: "idp.label", change: setIdp("label", "Webex"), shows: updates("label") },
    {
      key: "idp.nameIdTemplate",
      change: setIdp("nameIdTemplate", "${user.email}"),
      shows: updates("subjectNameIdTemplate"),
    },
    {
      key: "idp.authnContextClassRef",
      change: setIdp("authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:X509"),
      shows: updates("authnContextClassRef"),
    },
    {
      key: "idp.authenticationPolicy",
      change: setIdp("authenticationPolicy", "rst1policy0000000000"),
      shows: updates("authenticationPolicy"),
    },
    { key: "claimSource", change: set("claimSource", "userName"), shows: updates(value) },
    {
      key: "claimSource",
      change: set("claimSource", { expression: "user.work" }),
      shows: updates(value),
      alone: true,
    },
    {
      key: "attributes",
      change: set("attributes", [{ name: "zip", source: "postalCode" }]),
      shows: updates("attributeStatements[1]"),
    },
    { key: "mode", change: otherMode(mode), shows: updates("attributeStatements[0].name"), alone: true },
    {
      key: "metadata",
      change: set("metadata", "moved.xml"),
      shows: updates("acsEndpoints[0]", "destination", "recipient", "ssoUrl"),
    },
    {
      key: "metadataSignature",
      change: (config) => set("metadataSignature", "unsigned")(set("metadata", "unsigned.xml")(config)),
      shows: [],
      alone: true,
    },
    {
      key: "singleLogout",
      change: set("singleLogout", false),
      shows: updates("singleLogoutCertificate", "singleLogoutIssuer", "singleLogoutUrl"),
      alone: true,
    },
    {
      key: "logoutCertificate",
      change: set("logoutCertificate", olderKey.fingerprint),
      shows: updates("singleLogoutCertificate"),
    },
    { key: "honorForceAuthn", change: set("honorForceAuthn", false), shows: updates("honorForceAuthn") },
    { key: "hideLaunchTile", change: set("hideLaunchTile", false), shows: updates("hideIos", "hideWeb") },
    { key: "tenantGroup", change: set("tenantGroup", "several"), shows: [] },
    { key: "clockSkewMinutes", change: set("clockSkewMinutes", 3), shows: [] },
    {
      key: "groups",
      change: (config) => set("groups", [...((config["webex-sso:groups"] as string[]) ?? []), group])(config),
      shows: oneMoreGroup,
    },
    mode === "partner"
      ? {
          key: "customers",
          change: (config) =>
            set("customers", [
              ...(config["webex-sso:customers"] as object[]),
              { ...customer(group), organizationId: "44444444-4444-4444-8444-444444444444" },
            ])(config),
          shows: oneMoreGroup,
          alone: true,
        }
      : {
          key: "customers",
          change: (config) => set("customers", [customer(group)])(set("mode", "partner")(config)),
          shows: [...updates("attributeStatements[0].name"), ...oneMoreGroup],
          alone: true,
        },
    mode === "organization"
      ? {
          key: "groups",
          change: set("groups", []),
          shows: [{ op: "delete", type: assignments, differs: [] }],
          alone: true,
        }
      : {
          key: "customers",
          change: set("customers", []),
          shows: [{ op: "delete", type: assignments, differs: [] }],
          alone: true,
        },
  ];
}

/** The claim's name is all that differs; a partner's customers cannot stay in an organisation. */
const otherMode = (mode: "organization" | "partner") => (config: StackConfig) => {
  if (mode === "organization") return { ...config, "webex-sso:mode": "partner" };
  const { "webex-sso:customers": customers, ...rest } = config;
  return {
    ...rest,
    "webex-sso:mode": "organization",
    "webex-sso:groups": (customers as { groups: string[] }[])[0]?.groups,
  };
};

async function startLab(folder: string): ReturnType<LifecycleSubject["startLab"]> {
  const faults = createFaults();
  const lab = await startOktaLab({ stateFile: `${folder}/okta.json`, faults });
  const org = lab.org("lifecycle");
  for (const name of ["Webex users", "More Webex users"]) org.groups.add(name);
  const id = () => org.apps.list()[0]?.id ?? "none";
  const world: World = {
    trusts: () => org.apps.list().length,
    id,
    meddling: [
      {
        name: "a setting changed",
        act: () => org.apps.change(id(), { audience: "https://elsewhere.example.com" }),
        repaired: [`update ${saml}`],
      },
      {
        name: "an assignment taken away",
        act: () => org.assignments.remove(id(), org.groups.list()[0]?.id ?? ""),
        repaired: [`update ${assignments}`],
      },
      {
        name: "the application taken away",
        act: () => org.apps.remove(id()),
        repaired: [
          `create ${saml}`,
          `create-replacement ${assignments}`,
          `replace ${assignments}`,
          `delete-replaced ${assignments}`,
        ],
      },
    ],
    hangNextCreate: () =>
      new Promise((struck) => faults.next({ on: `create ${saml}`, kind: "hang-after-write", struck })),
  };
  return { debugProviders: lab.debugProviders, world, close: lab.close };
}
