import { createFaults } from "../../lab/faults.ts";
import { startPingFederateLab } from "../../lab/pingfederate/start.ts";
import type { StackConfig } from "../support/project.ts";
import { setIdp } from "./config-change.ts";
import { sampleConfig, sampleFiles } from "./sample-tenant.ts";
import { sharedChanges } from "./shared-changes.ts";
import type { ExpectedStep, LifecycleSubject, SettingChange, World } from "./subject.ts";

const connection = "pingfederate:index/idpSpConnection:IdpSpConnection";
const host = "pf-admin.example.com";
const person = ["mail", "uid", "postalCode", "work"];

/** PingFederate in one mode: an organisation behind an adapter, a partner behind a policy contract. */
export function pingFederateSubject(mode: "organization" | "partner"): LifecycleSubject {
  const mapping = mode === "organization" ? { adapter: "HTMLForm" } : { policyContract: "customers" };
  const config: StackConfig = {
    "pingfederate:httpsHost": `https://${host}:9999`,
    "pingfederate:username": "webex-sso",
    "pingfederate:productVersion": "12.3.2",
    ...sampleConfig(mode),
    "webex-sso:idp": { kind: "pingfederate", mapping, signingKey: "signing" },
  };
  return {
    title: `PingFederate, ${mode}`,
    config,
    secrets: { "pingfederate:password": "password" },
    files: sampleFiles(mode),
    creates: [connection],
    components: ["webex-sso:index:WebexSso", "webex-sso:pingfederate:PingFederateTrust"],
    changes: changes(mode),
    uncovered: {
      import: "covered by the adoption",
      protect: "covered by the destruction; a preview shows nothing",
      metadataCertificate: "decides whether the file is taken, not what is configured: test/stacks",
      previousMetadata: "certificates during a rollover, on the engine in test/cli/rotate-engine.test.ts",
      encryptionCertificate: "which of two certificates: test/cli/rotate/webex-model.test.ts",
      rotation: "the memory of webex-sso rotate, which configures nothing: test/cli/rotate",
      "idp.connectionId": "the identity of the connection: test/lab/pingfederate",
    },
    startLab,
  };
}

const updates = (...differs: string[]): ExpectedStep[] => [
  { op: "update", type: connection, differs: differs.sort() },
];
const sso = (path: string) => `spBrowserSso.${path}`;

function changes(mode: "organization" | "partner"): SettingChange[] {
  const mappings =
    mode === "organization" ? "adapterMappings" : "authenticationPolicyContractAssertionMappings";
  const other = mode === "organization" ? "authenticationPolicyContractAssertionMappings" : "adapterMappings";
  const fulfilled = (name: string) => sso(`${mappings}[0].attributeContractFulfillment.${name}`);
  const claim = mode === "organization" ? "uid" : "mail";
  const otherClaim = mode === "organization" ? "mail" : "uid";
  const contract = sso("attributeContract.extendedAttributes");
  return [
    { key: "idp.label", change: setIdp("label", "Webex"), shows: updates("name") },
    {
      key: "idp.mapping",
      change: setIdp(
        "mapping",
        mode === "organization" ? { policyContract: "customers" } : { adapter: "HTMLForm" },
      ),
      shows: updates(sso(mappings), sso(other)),
      alone: true,
    },
    {
      key: "idp.subject",
      change: setIdp("subject", "uid"),
      shows: updates(fulfilled("SAML_SUBJECT.value")),
    },
    {
      key: "idp.signingKey",
      change: setIdp("signingKey", "next"),
      shows: updates("credentials.signingSettings.signingKeyPairRef.id"),
    },
    {
      key: "idp.stagedSigningKeys",
      change: setIdp("stagedSigningKeys", ["next"]),
      shows: updates("credentials.signingSettings.alternativeSigningKeyPairRefs"),
    },
    ...sharedChanges(
      // Who may sign in is decided in front of the connection: groups have no effect on it.
      { mode, group: "cn=webex,ou=groups,dc=example,dc=com", expression: "work" },
      {
        claimSource: updates(fulfilled(`${claim}.value`)),
        claimExpression: updates(fulfilled(`${claim}.value`)),
        attributes: updates(fulfilled("zip"), `${contract}[1]`),
        mode: updates(fulfilled(claim), fulfilled(otherClaim), `${contract}[0].name`),
        metadata: updates(sso("ssoServiceEndpoints[0].url")),
        singleLogout: updates(
          "credentials.certs",
          sso("enabledProfiles[0]"),
          sso("enabledProfiles[1]"),
          sso("enabledProfiles[2]"),
          sso("sloServiceEndpoints"),
        ),
        logoutCertificate: updates(
          ...[0, 1].flatMap((place) => [
            `credentials.certs[${place}].x509File.fileData`,
            `credentials.certs[${place}].x509File.id`,
          ]),
        ),
        encryption: updates(
          "credentials.blockEncryptionAlgorithm",
          "credentials.certs[0].encryptionCert",
          "credentials.keyTransportAlgorithm",
          sso("encryptionPolicy.encryptAssertion"),
        ),
        clockSkewMinutes: updates(sso("assertionLifetime.minutesBefore")),
      },
    ),
  ];
}

async function startLab(folder: string): ReturnType<LifecycleSubject["startLab"]> {
  const faults = createFaults();
  const lab = await startPingFederateLab({ stateFile: `${folder}/pingfederate.json`, faults });
  const server = lab.server(host);
  for (const id of ["signing", "next"]) await server.addKey(id);
  server.addAdapter("HTMLForm", ["username", ...person]);
  server.addPolicyContract("customers", ["subject", ...person]);
  const id = () => server.connections.list()[0]?.id ?? "none";
  const world: World = {
    trusts: () => server.connections.list().length,
    id,
    meddling: [
      {
        name: "a setting changed",
        act: () => server.connections.change(id(), { entityId: "https://elsewhere.example.com" }),
        repaired: [`update ${connection}`],
      },
      {
        name: "the connection taken away",
        act: () => server.connections.remove(id()),
        repaired: [`create ${connection}`],
      },
    ],
    hangNextCreate: () =>
      new Promise((struck) => faults.next({ on: `create ${connection}`, kind: "hang-after-write", struck })),
  };
  return { debugProviders: lab.debugProviders, world, unpublish: lab.unpublish, close: lab.close };
}
