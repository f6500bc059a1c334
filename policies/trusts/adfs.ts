import { readCertificate } from "../../saml/certificate.ts";
import { adfsCapabilities } from "../../vendors/adfs/capabilities.ts";
import { readGroups } from "../../vendors/adfs/claim-rules/read-groups.ts";
import { readRules } from "../../vendors/adfs/claim-rules/read-rules.ts";
import { splitRules } from "../../vendors/adfs/claim-rules/split-rules.ts";
import { claimTypes } from "../../vendors/adfs/claim-types.ts";
import type { AdfsRelyingPartyTrust, AdfsResources } from "../../vendors/adfs/resources.ts";
import { adfsView } from "../../vendors/adfs/view.ts";
import { signatureAlgorithms } from "../../vendors/adfs/vocabulary.ts";
import type { SigningCertificate } from "../field.ts";
import type { RawResource } from "./raw-resource.ts";
import type { TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

const checksRevocation = (value: string | undefined): boolean => (value ?? "None") !== "None";

const settings: readonly VendorSetting[] = [
  {
    property: "autoUpdateEnabled",
    isRight: ({ autoUpdateEnabled }) => autoUpdateEnabled !== true,
    class: "hygiene",
    must: "be false: ADFS would overwrite the trust with what the metadata's address serves",
  },
  {
    property: "signingCertificateRevocationCheck",
    isRight: ({ signingCertificateRevocationCheck: value }) => !checksRevocation(value),
    class: "hygiene",
    must: "be None for a certificate that Webex signs itself: there is no list to check it against",
  },
  {
    property: "encryptionCertificateRevocationCheck",
    isRight: ({ encryptClaims, encryptionCertificateRevocationCheck: value }) =>
      encryptClaims !== true || !checksRevocation(value),
    class: "hygiene",
    must: "be None for a certificate that Webex signs itself: there is no list to check it against",
  },
];

/** ADFS: one relying-party trust shows everything; what its claim rules issue is read from them. */
export const adfsSource: TrustSource<AdfsResources> = {
  kind: "adfs",
  capabilities: adfsCapabilities,
  view: adfsView,
  anchor: "adfs:index:RelyingPartyTrust",
  joined: ["signingCertificates"],
  resources: ({ props }) => ({ trust: withAbsent(props) }),
  misunderstood: (field, { trust }) => {
    if (field === "groups") return misunderstoodAccess(trust.issuanceAuthorizationRules);
    if (field !== "attributes" && field !== "nameIdFormat") return undefined;
    const { unknown } = readRules(trust.issuanceTransformRules);
    if (unknown.length === 0) return undefined;
    return `${unknown.length} of the issuance transform rules ${unknown.length === 1 ? "has a form" : "have forms"} that ${unknown.length === 1 ? "is" : "are"} not understood, so that nobody knows what is issued`;
  },
  enabled: ({ props }) => props.enabled,
  vendorSettings: ({ props }) => wrongSettings(settings, props),
  signingCertificates: ({ props }): SigningCertificate[] =>
    ((props.tokenSigningCertificates ?? []) as string[])
      .map(readCertificate)
      .map(({ fingerprint, notAfter }) => ({ name: fingerprint, notAfter })),
  remedies: {
    "signature.algorithm": (props) => {
      props.signatureAlgorithm = signatureAlgorithms["rsa-sha256"];
    },
  },
};

/** The rule that lets everybody in, as ADFS's wizard writes it and as its access control policy of that name means it. */
const permitEveryone = `=> issue(Type = "${claimTypes.permit}", Value = "true");`;
const [everyone = ""] = splitRules(permitEveryone);

/** What is not set is empty. Lazily: a property that is not known yet must only be read by whoever needs it. */
function withAbsent(props: RawResource["props"]): AdfsRelyingPartyTrust {
  const absent: Readonly<Record<string, () => unknown>> = {
    identifier: () => [],
    samlEndpoint: () => [],
    requestSigningCertificate: () => [],
    issuanceTransformRules: () => "",
    issuanceAuthorizationRules: () =>
      props.accessControlPolicyName === "Permit everyone" ? permitEveryone : "",
  };
  return new Proxy(props, {
    get: (target, name) => target[name as string] ?? absent[name as string]?.(),
  }) as AdfsRelyingPartyTrust;
}

function misunderstoodAccess(rules = ""): string | undefined {
  if (readGroups(rules) !== undefined || splitRules(rules).includes(everyone)) return undefined;
  return "an issuance authorization rule has a form that is not understood, so that nobody knows who may sign in";
}
