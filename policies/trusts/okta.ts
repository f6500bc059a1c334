import { transientNameId } from "../../saml/name-id.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { oktaCapabilities } from "../../vendors/okta/capabilities.ts";
import type { OktaApplication, OktaResources } from "../../vendors/okta/resources.ts";
import { oktaView } from "../../vendors/okta/view.ts";
import { digestAlgorithms, signatureAlgorithms } from "../../vendors/okta/vocabulary.ts";
import type { SigningCertificate } from "../field.ts";
import type { RawResource } from "./raw-resource.ts";
import { type Others, referring, type TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

const settings: readonly VendorSetting[] = [
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

/** Okta: an application, and the groups that are assigned to it one by one or all at once. */
export const oktaSource: TrustSource<OktaResources> = {
  kind: "okta",
  capabilities: oktaCapabilities,
  view: oktaView,
  anchor: "okta:app/saml:Saml",
  joined: ["groups", "signingCertificates"],
  resources: (anchor, others) => ({
    application: anchor.props as OktaApplication,
    get groupAssignments() {
      return { groups: assignedGroups(anchor, others) };
    },
  }),
  signingCertificates: ({ props }): SigningCertificate[] =>
    ((props.keys ?? []) as { kid: string; expiresAt: string }[]).map(({ kid, expiresAt }) => ({
      name: kid,
      notAfter: expiresAt,
    })),
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

function assignedGroups(anchor: RawResource, others: Others): { id: string; profile: string }[] {
  const all = referring(others, "okta:index/appGroupAssignments:AppGroupAssignments", "appId", anchor);
  const single = referring(others, "okta:app/groupAssignment:GroupAssignment", "appId", anchor);
  return [
    ...all.flatMap(({ props }) => (props.groups ?? []) as { id: string; profile: string }[]),
    ...single.map(({ props }) => ({ id: props.groupId as string, profile: "{}" })),
  ];
}
