import { transientNameId } from "../../saml/name-id.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { oktaCapabilities } from "../../vendors/okta/capabilities.ts";
import type { OktaApplication, OktaResources } from "../../vendors/okta/resources.ts";
import { oktaView } from "../../vendors/okta/view.ts";
import { digestAlgorithms, signatureAlgorithms } from "../../vendors/okta/vocabulary.ts";
import type { SigningCertificate } from "../field.ts";
import type { RawResource } from "./raw-resource.ts";
import { signedRequests } from "./signed-requests.ts";
import { type Others, referring, type TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

const settings: readonly VendorSetting[] = [
  {
    property: "samlVersion",
    isRight: ({ samlVersion }) => (samlVersion ?? "2.0") === "2.0",
    class: "breaks-sign-in",
    prediction: "webex",
    must: "be 2.0: Webex speaks no other version",
  },
  {
    property: "inlineHookId",
    isRight: ({ inlineHookId }) => !inlineHookId,
    class: "hygiene",
    must: "be left out: a hook may change every assertion, and no rule sees what it changes",
  },
  {
    property: "idpIssuer",
    isRight: ({ idpIssuer }) =>
      !idpIssuer || /^https?:\/\/www\.okta\.com\/\$\{org\.externalKey\}$/.test(idpIssuer),
    class: "hygiene",
    must: "be left at its default: another issuer is not the one of the metadata that Control Hub has imported",
  },
  {
    property: "recipient",
    isRight: ({ recipient, ssoUrl }) => recipient === ssoUrl,
    class: "breaks-sign-in",
    // saml-profiles-2.0-os §4.1.4.2; which message Webex shows is written nowhere.
    prediction: "webex",
    must: "equal ssoUrl: Webex refuses an assertion for another recipient",
  },
  {
    property: "destination",
    isRight: ({ destination, ssoUrl }) => destination === ssoUrl,
    class: "breaks-sign-in",
    // saml-profiles-2.0-os §4.1.4.2; which message Webex shows is written nowhere.
    prediction: "webex",
    must: "equal ssoUrl: Webex refuses a response for another destination",
  },
  {
    property: "singleLogoutIssuer",
    isRight: ({ singleLogoutIssuer, singleLogoutUrl, audience }) =>
      !singleLogoutUrl || singleLogoutIssuer === audience,
    class: "degrades",
    prediction: webexMessages.logout,
    must: "equal audience: Okta refuses logout requests of any other issuer",
  },
];

interface Viewed {
  readonly application: OktaApplication;
  /** Absent where the stack has no assignment. */
  readonly groupAssignments?: OktaResources["groupAssignments"] | undefined;
}

/** Okta: an application, and the groups that are assigned to it one by one or all at once. */
export const oktaSource: TrustSource<Viewed> = {
  kind: "okta",
  capabilities: oktaCapabilities,
  view: {
    ...oktaView,
    // In Okta's federation broker mode everybody is assigned, which no list of groups says.
    groups: (resources) =>
      resources.application.implicitAssignment ? undefined : oktaView.groups?.(resources),
  },
  anchors: ["okta:app/saml:Saml"],
  title: ({ props }) => props.label,
  catalogue: webexInCatalogue,
  joined: ["groups", "signingCertificates"],
  resources: (anchor, others) => ({
    application: anchor.props as OktaApplication,
    get groupAssignments() {
      return assignments(anchor, others);
    },
  }),
  unseen: (field, resources) =>
    field === "groups" &&
    !resources.application.implicitAssignment &&
    resources.groupAssignments === undefined
      ? "no assignment to the application is in this stack"
      : undefined,
  signingCertificates: ({ props }): SigningCertificate[] =>
    ((props.keys ?? []) as { kid: string; expiresAt: string }[]).map(({ kid, expiresAt }) => ({
      name: kid,
      notAfter: expiresAt,
      ...(props.keyId ? { signs: kid === props.keyId } : {}),
      // Another name makes another key, and a preview shows the recorded ones.
      ...(props.keyName ? { mayBeReplaced: true } : {}),
    })),
  signedRequests: ({ props }) =>
    signedRequests(props.samlSignedRequestEnabled, () =>
      props.singleLogoutCertificate ? [props.singleLogoutCertificate] : [],
    ),
  enabled: ({ props }) => props.status !== "INACTIVE",
  vendorSettings: ({ props }) => wrongSettings(settings, props),
  remedies: {
    nameIdFormat: (props) => {
      props.subjectNameIdFormat = transientNameId;
    },
    "signature.algorithm": (props) => {
      props.signatureAlgorithm = signatureAlgorithms["rsa-sha256"];
    },
    "signature.digest": (props) => {
      props.digestAlgorithm = digestAlgorithms.sha256;
    },
  },
};

/** Everybody who is assigned; absent where this stack has no assignment at all. Users count as well as groups. */
function assignments(anchor: RawResource, others: Others): OktaResources["groupAssignments"] {
  const all = referring(others, "okta:index/appGroupAssignments:AppGroupAssignments", "appId", anchor);
  const single = referring(others, "okta:app/groupAssignment:GroupAssignment", "appId", anchor);
  const users = referring(others, "okta:app/user:User", "appId", anchor);
  if (all.length + single.length + users.length === 0) return undefined;
  return {
    groups: [
      ...all.flatMap(({ props }) => (props.groups ?? []) as { id: string; profile: string }[]),
      ...single.map(({ props }) => ({ id: props.groupId as string, profile: "{}" })),
      ...users.map(({ props }) => ({ id: props.userId as string, profile: "{}" })),
    ],
  };
}

/**
 * An application of Okta's Integration Network. Its addresses stand in settings whose names are each application's own, or
 * in none: "Cisco Webex Teams" takes the organisation's identifier alone (saml-doc.okta.com).
 */
function webexInCatalogue(anchor: RawResource, others: Others): string | undefined {
  const { preconfiguredApp, appSettingsJson } = anchor.props;
  if (!preconfiguredApp) return undefined;
  const apart = referring(others, "okta:index/appSamlAppSettings:AppSamlAppSettings", "appId", anchor);
  const settings = [appSettingsJson, ...apart.map(({ props }) => props.settings)];
  const isWebex =
    /webex|cisco.?spark/i.test(preconfiguredApp) || settings.some((text) => /idbroker/i.test(text ?? ""));
  return isWebex
    ? "it is an application of Okta's catalogue (preconfiguredApp), whose trust its resource does not show"
    : undefined;
}
