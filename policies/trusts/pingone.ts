import { transientNameId } from "../../saml/name-id.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { pingOneCapabilities } from "../../vendors/pingone/capabilities.ts";
import type { PingOneApplication } from "../../vendors/pingone/resources.ts";
import { type PingOneViewed, pingOneView } from "../../vendors/pingone/view.ts";
import { signatureAlgorithms } from "../../vendors/pingone/vocabulary.ts";
import type { RawResource } from "./raw-resource.ts";
import { signedRequests } from "./signed-requests.ts";
import { referring, type TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

const mapping = "pingone:index/applicationAttributeMapping:ApplicationAttributeMapping";
const certificate = "pingone:index/certificate:Certificate";

/** Seconds. Less than the clocks of two well-kept servers and a slow page may take. */
const leastDuration = 30;

const settings: readonly VendorSetting[] = [
  {
    property: "samlOptions.spEncryption",
    isRight: ({ samlOptions }) => samlOptions.spEncryption === undefined,
    class: "breaks-sign-in",
    must: "be left out: it names a certificate by identifier, and nobody can tell whether Webex has its key",
  },
  {
    property: "samlOptions.assertionDuration",
    isRight: ({ samlOptions }) => (samlOptions.assertionDuration ?? leastDuration) >= leastDuration,
    class: "breaks-sign-in",
    prediction: webexMessages.time,
    must: `be ${leastDuration} or more: it is in seconds, and an assertion that is over when it arrives is refused`,
  },
  {
    property: "samlOptions.virtualServerIdSettings",
    isRight: ({ samlOptions }) => samlOptions.virtualServerIdSettings?.enabled !== true,
    class: "hygiene",
    must: "not be enabled: assertions may have another issuer than the metadata that Control Hub has imported",
  },
  {
    property: "accessControlGroupOptions.type",
    isRight: ({ accessControlGroupOptions: options }) =>
      options?.type !== "ALL_GROUPS" || (options.groups ?? []).length < 2,
    class: "breaks-sign-in",
    must: "be ANY_GROUP: with ALL_GROUPS only who is in every one of the groups may sign in",
  },
  {
    property: "accessControlRoleType",
    isRight: ({ accessControlRoleType }) => accessControlRoleType !== "ADMIN_USERS_ONLY",
    class: "breaks-sign-in",
    must: "be left out: only PingOne's administrators may sign in",
  },
];

/** PingOne: an application, the attribute mappings that refer to it, and the certificates to which it refers. */
export const pingOneSource: TrustSource<PingOneViewed> = {
  kind: "pingone",
  capabilities: pingOneCapabilities,
  view: pingOneView,
  anchors: ["pingone:index/application:Application"],
  title: ({ props }) => props.name,
  isSaml: ({ props }) => props.oidcOptions === undefined,
  joined: ["attributes", "logoutCertificates"],
  resources: (anchor, others) => ({
    application: anchor.props as unknown as PingOneApplication,
    get attributeMappings() {
      return referring(others, mapping, "applicationId", anchor).map(
        ({ props }) => props as PingOneViewed["attributeMappings"][number],
      );
    },
    get certificates() {
      return certificatesOf(anchor);
    },
  }),
  unseen: (field, resources) => {
    if (field === "attributes" && resources.attributeMappings.length === 0)
      return "no attribute mapping of the application is in this stack";
    if (field !== "logoutCertificates") return undefined;
    const { application, certificates } = resources;
    const named = verification(application)?.certificateIds?.length ?? 0;
    return (certificates?.length ?? 0) < named
      ? "samlOptions.spVerification names certificates by identifier, which this stack does not show"
      : undefined;
  },
  signedRequests: ({ props: { samlOptions } }) =>
    signedRequests(
      samlOptions.spVerification?.authnRequestSigned,
      () => samlOptions.spVerification.certificateIds,
    ),
  enabled: ({ props }) => props.enabled,
  vendorSettings: ({ props }) => wrongSettings(settings, props),
  scope: ({ props }) => String(props.environmentId),
  remedies: {
    nameIdFormat: ({ samlOptions }) => {
      samlOptions.nameidFormat = transientNameId;
    },
    "signature.algorithm": ({ samlOptions }) => {
      samlOptions.idpSigningKey.algorithm = signatureAlgorithms["rsa-sha256"];
    },
  },
};

function certificatesOf(anchor: RawResource): { pemFile: string }[] {
  if (verification(anchor.props as unknown as PingOneApplication) === undefined) return [];
  return (anchor.dependencies.samlOptions ?? [])
    .filter(({ type }) => type === certificate)
    .map(({ props }) => ({
      get pemFile() {
        return props.pemFile as string;
      },
    }));
}

function verification({ samlOptions }: Pick<PingOneApplication, "samlOptions">) {
  return (samlOptions as { spVerification?: { certificateIds?: readonly string[] } }).spVerification;
}
