import { startAdfsStandIn } from "../../lab/adfs/stand-in.ts";
import type { StackConfig } from "../support/project.ts";
import { setIdp } from "./config-change.ts";
import { sampleConfig, sampleFiles } from "./sample-tenant.ts";
import { sharedChanges } from "./shared-changes.ts";
import type { ExpectedStep, LifecycleSubject, SettingChange, World } from "./subject.ts";

const trust = "adfs:index:RelyingPartyTrust";
const domain = "S-1-5-21-1004336348-1177238915-682003330";
const [first, second] = [`${domain}-1104`, `${domain}-1105`];

/** ADFS in one mode, over real SSH. */
export function adfsSubject(mode: "organization" | "partner"): LifecycleSubject {
  const config: StackConfig = {
    ...sampleConfig(mode, first),
    "webex-sso:idp": {
      kind: "adfs",
      federationServiceIdentifier: "http://sts.lab.example.com/adfs/services/trust",
    },
  };
  return {
    title: `ADFS, ${mode}`,
    config,
    secrets: {},
    files: sampleFiles(mode),
    creates: [trust],
    components: ["webex-sso:adfs:AdfsTrust", "webex-sso:index:WebexSso"],
    changes: changes(mode),
    uncovered: {
      import: "covered by the adoption",
      protect: "covered by the destruction; a preview shows nothing",
      metadataCertificate: "decides whether the file is taken, not what is configured: test/stacks",
      previousMetadata: "certificates during a rollover, on the engine in test/cli/rotate-engine.test.ts",
      encryptionCertificate: "which of two certificates: test/cli/rotate/webex-model.test.ts",
      rotation: "the memory of webex-sso rotate, which configures nothing: test/cli/rotate",
    },
    startLab,
  };
}

const updates = (...differs: string[]): ExpectedStep[] => [{ op: "update", type: trust, differs }];
const rules = updates("issuanceTransformRules");
const whoMaySignIn = updates("issuanceAuthorizationRules");

function changes(mode: "organization" | "partner"): SettingChange[] {
  return [
    { key: "idp.name", change: setIdp("name", "Webex"), shows: updates("name") },
    {
      key: "idp.federationServiceIdentifier",
      change: setIdp("federationServiceIdentifier", "http://adfs.example.com/adfs/services/trust"),
      shows: rules,
    },
    { key: "idp.nameId", change: setIdp("nameId", "account-name"), shows: rules },
    {
      key: "idp.revocationCheck",
      change: setIdp("revocationCheck", "CheckChain"),
      shows: updates("encryptionCertificateRevocationCheck", "signingCertificateRevocationCheck"),
    },
    { key: "idp.tokenLifetime", change: setIdp("tokenLifetime", 60), shows: updates("tokenLifetime") },
    {
      key: "idp.additionalAuthenticationRules",
      change: setIdp(
        "additionalAuthenticationRules",
        '=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
      ),
      shows: updates("additionalAuthenticationRules"),
    },
    {
      key: "idp.signedSamlRequestsRequired",
      change: setIdp("signedSamlRequestsRequired", true),
      shows: updates("signedSamlRequestsRequired"),
    },
    { key: "idp.notes", change: setIdp("notes", "Ask the help desk."), shows: updates("notes") },
    ...sharedChanges(
      { mode, group: second, expression: "extensionAttribute1" },
      {
        claimSource: rules,
        claimExpression: rules,
        attributes: rules,
        mode: rules,
        metadata: updates("samlEndpoint[0].uri"),
        singleLogout: updates(
          "requestSigningCertificate",
          ...(mode === "organization" ? [1, 2] : [2, 3]).map((place) => `samlEndpoint[${place}]`),
        ),
        // logoutCertificate: it has all of them, in no order.
        encryption: updates("encryptClaims", "encryptionCertificate"),
        clockSkewMinutes: updates("notBeforeSkew"),
        oneMoreGroup: whoMaySignIn,
        nobody: whoMaySignIn,
      },
    ),
  ];
}

async function startLab(folder: string): ReturnType<LifecycleSubject["startLab"]> {
  const { server, debugProviders, close } = await startAdfsStandIn({ stateFile: `${folder}/adfs.json` });
  const id = () => server.trusts.list()[0]?.Identifier[0] ?? "none";
  const world: World = {
    trusts: () => server.trusts.list().length,
    id,
    meddling: [
      {
        name: "a setting changed",
        act: () => server.trusts.change(id(), { NotBeforeSkew: 0 }),
        repaired: [`update ${trust}`],
      },
      {
        name: "the trust disabled",
        act: () => server.trusts.change(id(), { Enabled: false }),
        repaired: [`update ${trust}`],
      },
      {
        name: "everybody let in",
        act: () =>
          server.trusts.change(id(), {
            IssuanceAuthorizationRules: "",
            AccessControlPolicyName: "Permit everyone",
          }),
        repaired: [`update ${trust}`],
      },
      {
        name: "the trust taken away",
        act: () => server.trusts.remove(id()),
        repaired: [`create ${trust}`],
      },
    ],
    hangNextCreate: () =>
      new Promise((struck) => server.faults.next({ on: "Add-AdfsRelyingPartyTrust", kind: "hang", struck })),
  };
  return { debugProviders, world, close };
}
