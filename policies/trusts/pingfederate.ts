import { transientNameId } from "../../saml/name-id.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { pingFederateCapabilities } from "../../vendors/pingfederate/capabilities.ts";
import type { PingFederateResources } from "../../vendors/pingfederate/resources.ts";
import { pingFederateView } from "../../vendors/pingfederate/view.ts";
import { signatureAlgorithms } from "../../vendors/pingfederate/vocabulary.ts";
import { noAddress } from "../no-address.ts";
import type { RawResource } from "./raw-resource.ts";
import { signedRequests } from "./signed-requests.ts";
import type { TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

type Connection = PingFederateResources["connection"];

const hasLogout = ({ spBrowserSso }: RawResource["props"]): boolean =>
  (spBrowserSso.sloServiceEndpoints ?? []).length > 0;

/** By adapters and by contracts: each way to sign in has a mapping of its own. */
function mappingsOf({ spBrowserSso }: RawResource["props"]): readonly RawResource["props"][] {
  const { adapterMappings, authenticationPolicyContractAssertionMappings: contracts } = spBrowserSso;
  return [...(adapterMappings ?? []), ...(contracts ?? [])];
}

/** Which of the claims a mapping fills, other than from what certainly is no address. */
function filledClaims({ attributeContractFulfillment: filled = {} }: RawResource["props"]): string[] {
  return ["mail", "uid"].filter((name) => {
    const { source, value = "" } = filled[name] ?? {};
    const isText = source?.type === "TEXT" && !value.includes("${");
    return name in filled && !isText && noAddress("pingfederate", value) === undefined;
  });
}

const settings: readonly VendorSetting[] = [
  {
    property: "spBrowserSso.encryptionPolicy.encryptedAttributes",
    isRight: ({ spBrowserSso }) => (spBrowserSso.encryptionPolicy?.encryptedAttributes ?? []).length === 0,
    class: "breaks-sign-in",
    must: "be empty: Webex is not known to read an attribute that is encrypted by itself",
  },
  {
    property: "issuanceCriteria",
    isRight: (props) =>
      mappingsOf(props).every(
        ({ issuanceCriteria }) =>
          (issuanceCriteria?.conditionalCriterias ?? []).length === 0 &&
          (issuanceCriteria?.expressionCriterias ?? []).length === 0,
      ),
    class: "hygiene",
    must: "be empty, or let in exactly those who may sign in: whoever does not meet it is refused",
  },
  {
    property: "spBrowserSso.assertionLifetime.minutesAfter",
    isRight: ({ spBrowserSso }) => (spBrowserSso.assertionLifetime?.minutesAfter ?? 1) >= 1,
    class: "breaks-sign-in",
    prediction: webexMessages.time,
    must: "be 1 or more: an assertion that is over when it arrives is refused",
  },
  {
    property: "spBrowserSso.messageCustomizations",
    isRight: ({ spBrowserSso }) => (spBrowserSso.messageCustomizations ?? []).length === 0,
    class: "hygiene",
    must: "be empty: an expression may change every message, and no rule sees what it changes",
  },
  {
    property: "metadataReloadSettings.enableAutoMetadataUpdate",
    isRight: ({ metadataReloadSettings }) => metadataReloadSettings?.enableAutoMetadataUpdate !== true,
    class: "hygiene",
    must: "be false: PingFederate would overwrite the trust with what the metadata's address serves",
  },
  {
    property: "defaultVirtualEntityId",
    isRight: ({ defaultVirtualEntityId }) => !defaultVirtualEntityId,
    class: "hygiene",
    must: "be left out: assertions would have another issuer than the metadata that Control Hub has imported",
  },
  {
    property: "spBrowserSso.protocol",
    isRight: ({ spBrowserSso }) => (spBrowserSso.protocol ?? "SAML20") === "SAML20",
    class: "breaks-sign-in",
    must: "be SAML20",
  },
  {
    property: "spBrowserSso.enabledProfiles",
    isRight: ({ spBrowserSso }) => (spBrowserSso.enabledProfiles ?? []).includes("SP_INITIATED_SSO"),
    class: "breaks-sign-in",
    must: "have SP_INITIATED_SSO: Webex starts every sign-in",
  },
  {
    property: "spBrowserSso.enabledProfiles",
    isRight: (props) =>
      !hasLogout(props) || (props.spBrowserSso.enabledProfiles ?? []).includes("SP_INITIATED_SLO"),
    class: "degrades",
    prediction: webexMessages.logout,
    must: "have SP_INITIATED_SLO: sign-out begins at Webex",
  },
  {
    property: "spBrowserSso.incomingBindings",
    isRight: ({ spBrowserSso }) =>
      ["POST", "REDIRECT"].some((one) => (spBrowserSso.incomingBindings ?? []).includes(one)),
    class: "breaks-sign-in",
    must: "have POST or REDIRECT, by which Webex sends its requests",
  },
  {
    property: "spBrowserSso.adapterMappings",
    isRight: (props) => {
      const [first, ...others] = mappingsOf(props);
      // What the first one fills, the rule of the claim judges.
      const wanted = ["mail", "uid"].filter((name) => name in (first?.attributeContractFulfillment ?? {}));
      return others.every((one) => filledClaims(one).join() === wanted.join());
    },
    class: "degrades",
    must: "fill uid (or mail) from an email address in every mapping: who signs in by one that does not is unknown to Webex",
  },
];

/** PingFederate: one SP connection shows everything. */
export const pingFederateSource: TrustSource<PingFederateResources> = {
  kind: "pingfederate",
  capabilities: pingFederateCapabilities,
  view: pingFederateView,
  anchors: ["pingfederate:index/idpSpConnection:IdpSpConnection"],
  title: ({ props }) => props.name,
  joined: [],
  resources: ({ props }) => ({ connection: props as unknown as Connection }),
  signedRequests: ({ props: { spBrowserSso, credentials } }) =>
    signedRequests(spBrowserSso.requireSignedAuthnRequests, () => credentials?.certs),
  enabled: ({ props }) => props.active,
  vendorSettings: ({ props }) => wrongSettings(settings, props),
  remedies: {
    nameIdFormat: ({ spBrowserSso }) => {
      spBrowserSso.spSamlIdentityMapping = "TRANSIENT";
      for (const attribute of spBrowserSso.attributeContract.coreAttributes)
        attribute.nameFormat = transientNameId;
    },
    "signature.algorithm": ({ credentials }) => {
      credentials.signingSettings.algorithm = signatureAlgorithms["rsa-sha256"];
    },
  },
};
