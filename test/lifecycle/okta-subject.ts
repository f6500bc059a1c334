import { createFaults } from "../../lab/faults.ts";
import { startOktaLab } from "../../lab/okta/start.ts";
import type { StackConfig } from "../support/project.ts";
import { setIdp } from "./config-change.ts";
import { sampleConfig, sampleFiles } from "./sample-tenant.ts";
import { sharedChanges } from "./shared-changes.ts";
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
      previousMetadata: "certificates during a rollover, on the engine in test/cli/rotate-engine.test.ts",
      encryptionCertificate: "which of two certificates: test/cli/rotate/webex-model.test.ts",
      rotation: "the memory of webex-sso rotate, which configures nothing: test/cli/rotate",
      encryption: "refused by Okta's capabilities: test/stacks",
    },
    startLab,
  };
}

const updates = (...differs: string[]): ExpectedStep[] => [{ op: "update", type: saml, differs }];

function changes(mode: "organization" | "partner", group: string): SettingChange[] {
  const value = "attributeStatements[0].values[0]";
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
    ...sharedChanges(
      { mode, group, expression: "user.work" },
      {
        claimSource: updates(value),
        claimExpression: updates(value),
        attributes: updates("attributeStatements[1]"),
        mode: updates("attributeStatements[0].name"),
        metadata: updates("acsEndpoints[0]", "destination", "recipient", "ssoUrl"),
        singleLogout: updates("singleLogoutCertificate", "singleLogoutIssuer", "singleLogoutUrl"),
        logoutCertificate: updates("singleLogoutCertificate"),
        honorForceAuthn: updates("honorForceAuthn"),
        hideLaunchTile: updates("hideIos", "hideWeb"),
        oneMoreGroup: [{ op: "update", type: assignments, differs: ["groups[1]"] }],
        nobody: [{ op: "delete", type: assignments, differs: [] }],
      },
    ),
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
