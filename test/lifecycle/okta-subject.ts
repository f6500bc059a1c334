import { createFaults } from "../../lab/faults.ts";
import { startOktaLab } from "../../lab/okta/start.ts";
import type { StackConfig } from "../support/project.ts";
import { otherMode, set, setIdp } from "./config-change.ts";
import { customer, olderKey, sampleConfig, sampleFiles } from "./sample-tenant.ts";
import type { ExpectedStep, LifecycleSubject, SettingChange, World } from "./subject.ts";

const saml = "okta:app/saml:Saml";
const assignments = "okta:index/appGroupAssignments:AppGroupAssignments";

/** Identifiers that the stand-in gives to the groups which startLab makes. */
const [first, second] = ["00g00000000001Lab5d7", "00g00000000002Lab5d7"];

/** Okta in one mode. */
export function oktaSubject(mode: "organization" | "partner"): LifecycleSubject {
  const config: StackConfig = {
    "okta:orgName": "lifecycle",
    "okta:baseUrl": "okta.com",
    ...sampleConfig(mode, first),
    "webex-sso:idp": { kind: "okta" },
  };
  return {
    title: `Okta, ${mode}`,
    config,
    secrets: { "okta:apiToken": "token" },
    files: sampleFiles(mode),
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
