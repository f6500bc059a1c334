import { createFaults } from "../../lab/faults.ts";
import { startPingOneLab } from "../../lab/pingone/start.ts";
import type { StackConfig } from "../support/project.ts";
import { setIdp } from "./config-change.ts";
import { sampleConfig, sampleFiles } from "./sample-tenant.ts";
import { sharedChanges } from "./shared-changes.ts";
import type { ExpectedStep, LifecycleSubject, SettingChange, World } from "./subject.ts";

const application = "pingone:index/application:Application";
const mapping = "pingone:index/applicationAttributeMapping:ApplicationAttributeMapping";
const certificate = "pingone:index/certificate:Certificate";
const environmentId = "a0000000-0000-4000-8000-000000000001";
const [signingKey, nextKey] = ["1", "2"].map((end) => `b0000000-0000-4000-8000-00000000000${end}`);

/** Identifiers that the stand-in gives to the groups which startLab makes. */
const [first, second] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];

/** PingOne in one mode. */
export function pingOneSubject(mode: "organization" | "partner"): LifecycleSubject {
  const config: StackConfig = {
    "pingone:clientId": "c0000000-0000-4000-8000-000000000001",
    "pingone:environmentId": environmentId,
    "pingone:regionCode": "EU",
    ...sampleConfig(mode, first),
    "webex-sso:idp": { kind: "pingone", environmentId, signingKey },
  };
  return {
    title: `PingOne, ${mode}`,
    config,
    secrets: { "pingone:clientSecret": "secret" },
    files: sampleFiles(mode),
    creates: [application, mapping, mapping, certificate, certificate],
    // The file of a certificate cannot be read back: an adoption uses those that are there.
    imports: [application, mapping, mapping],
    components: ["webex-sso:index:WebexSso", "webex-sso:pingone:PingOneTrust"],
    changes: changes(mode, second),
    uncovered: {
      import: "covered by the adoption",
      protect: "covered by the destruction; a preview shows nothing",
      metadataCertificate: "decides whether the file is taken, not what is configured: test/stacks",
      previousMetadata: "certificates during a rollover, on the engine in test/cli/rotate-engine.test.ts",
      encryptionCertificate: "which of two certificates: test/cli/rotate/webex-model.test.ts",
      rotation: "the memory of webex-sso rotate, which configures nothing: test/cli/rotate",
      encryption: "refused by PingOne's capabilities: test/components",
      "idp.environmentId": "another environment is another trust",
      "idp.existing": "covered by the adoption",
    },
    startLab,
  };
}

const updates = (...differs: string[]): ExpectedStep[] => [{ op: "update", type: application, differs }];
const mappingUpdates: ExpectedStep[] = [{ op: "update", type: mapping, differs: ["value"] }];
/** An attribute of another name is another mapping. */
const renamed: ExpectedStep[] = [
  { op: "create", type: mapping, differs: [] },
  { op: "delete", type: mapping, differs: [] },
];

function changes(mode: "organization" | "partner", group: string): SettingChange[] {
  return [
    { key: "idp.label", change: setIdp("label", "Webex"), shows: updates("name") },
    {
      key: "idp.signingKey",
      change: setIdp("signingKey", nextKey),
      shows: updates("samlOptions.idpSigningKey.keyId"),
    },
    { key: "idp.nameId", change: setIdp("nameId", "${user.username}"), shows: mappingUpdates },
    ...sharedChanges(
      { mode, group, expression: "${user.work}" },
      {
        claimSource: mappingUpdates,
        claimExpression: mappingUpdates,
        attributes: [{ op: "create", type: mapping, differs: [] }],
        mode: renamed,
        // A set: it is compared in the order of its URLs, in which the moved one has another place.
        metadata: updates(
          ...(mode === "partner" ? [0, 1] : [0]).map((place) => `samlOptions.acsUrls[${place}]`),
        ),
        singleLogout: [
          ...updates("samlOptions.sloEndpoint", "samlOptions.spVerification"),
          { op: "delete", type: certificate, differs: [] },
          { op: "delete", type: certificate, differs: [] },
        ],
        hideLaunchTile: updates("hiddenFromAppPortal"),
        oneMoreGroup: updates("accessControlGroupOptions.groups[1]"),
        nobody: updates("accessControlGroupOptions", "enabled"),
      },
    ),
  ];
}

async function startLab(folder: string): ReturnType<LifecycleSubject["startLab"]> {
  const faults = createFaults();
  const lab = await startPingOneLab({ stateFile: `${folder}/pingone.json`, faults });
  Object.assign(process.env, lab.environment);
  const console = lab.console(environmentId);
  for (const name of ["Webex users", "More Webex users"]) console.addGroup(name);
  for (const id of [signingKey, nextKey]) await console.addKey(id ?? "");
  const id = () => console.applications.list()[0]?.id ?? "none";
  const mappings = () => console.mappings(id());
  const world: World = {
    trusts: () => console.applications.list().length,
    id: () => `${environmentId}/${id()}`,
    adopting: setIdpOf(() => ({
      attributes: Object.fromEntries(mappings().map((one) => [one.name, one.id])),
      certificates: console.certificates().map((one) => one.id),
    })),
    meddling: [
      {
        name: "a setting changed",
        act: () => console.applications.change(id(), { hiddenFromAppPortal: false }),
        repaired: [`update ${application}`],
      },
      {
        name: "an attribute taken away",
        act: () =>
          console.removeMapping(
            id(),
            mappings().find(({ mappingType }) => mappingType === "CUSTOM")?.id ?? "",
          ),
        repaired: [`create ${mapping}`],
      },
      {
        name: "the application taken away",
        act: () => console.applications.remove(id()),
        repaired: [`create ${application}`, `create ${mapping}`, `create ${mapping}`],
      },
    ],
    hangNextCreate: () =>
      new Promise((struck) => faults.next({ on: `create ${application}`, kind: "hang-after-write", struck })),
  };
  return { debugProviders: lab.debugProviders, world, unpublish: lab.unpublish, close: lab.close };
}

const setIdpOf = (existing: () => object) => (config: StackConfig) => setIdp("existing", existing())(config);
