import { readCertificate } from "../../saml/certificate.ts";
import { adfsCapabilities } from "../../vendors/adfs/capabilities.ts";
import { readGroups } from "../../vendors/adfs/claim-rules/read-groups.ts";
import { readRules } from "../../vendors/adfs/claim-rules/read-rules.ts";
import { splitRules } from "../../vendors/adfs/claim-rules/split-rules.ts";
import { claimTypes } from "../../vendors/adfs/claim-types.ts";
import type { AdfsRelyingPartyTrust, AdfsResources } from "../../vendors/adfs/resources.ts";
import { adfsView } from "../../vendors/adfs/view.ts";
import { signatureAlgorithms } from "../../vendors/adfs/vocabulary.ts";
import { webexAmong } from "../broker-address.ts";
import type { SigningCertificate } from "../field.ts";
import type { RawResource } from "./raw-resource.ts";
import { signedRequests } from "./signed-requests.ts";
import type { TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

/** What the access control policies begin with that let everybody in, on conditions or without. */
const permitEveryonePolicy = "Permit everyone";

/** What is not set, ADFS checks (Add-AdfsRelyingPartyTrust). */
const checksRevocation = (value: string | undefined): boolean => value !== "None";

const settings: readonly VendorSetting[] = [
  {
    property: "issuanceTransformRules",
    isRight: ({ identifier = [], issuanceTransformRules = "" }) => {
      const { spNameQualifier } = readRules(issuanceTransformRules);
      return spNameQualifier === undefined || identifier.includes(spNameQualifier);
    },
    class: "breaks-sign-in",
    must: "issue the NameID with the trust's own identifier as spnamequalifier: one for another service Webex refuses",
  },
  {
    property: "protocolProfile",
    isRight: ({ protocolProfile }) => protocolProfile !== "WSFederation",
    class: "breaks-sign-in",
    must: "be SAML or WsFed-SAML: Webex speaks SAML",
  },
  {
    property: "encryptedNameIdRequired",
    isRight: ({ encryptedNameIdRequired }) => encryptedNameIdRequired !== true,
    class: "degrades",
    must: "be false: Webex does not encrypt the NameID of its logout messages",
  },
  {
    property: "claimsProviderName",
    isRight: ({ claimsProviderName }) =>
      (claimsProviderName ?? []).length === 0 || claimsProviderName.includes("Active Directory"),
    class: "degrades",
    must: "be left out, or have Active Directory: users of no other claims provider have the claims of the rules",
  },
  {
    property: "autoUpdateEnabled",
    isRight: ({ autoUpdateEnabled }) => autoUpdateEnabled !== true,
    class: "hygiene",
    must: "be false: ADFS would overwrite the trust with what the metadata's address serves",
  },
  {
    property: "signingCertificateRevocationCheck",
    isRight: ({ requestSigningCertificate, signingCertificateRevocationCheck: value }) =>
      (requestSigningCertificate ?? []).length === 0 || !checksRevocation(value),
    class: "hygiene",
    must: "be None for a certificate that Webex signs itself: there is no list to check it against",
  },
  {
    property: "encryptionCertificateRevocationCheck",
    isRight: ({ encryptClaims, encryptionCertificate, encryptionCertificateRevocationCheck: value }) =>
      encryptClaims === false || !encryptionCertificate || !checksRevocation(value),
    class: "hygiene",
    must: "be None for a certificate that Webex signs itself: there is no list to check it against",
  },
];

/** ADFS: one relying-party trust shows everything; what its claim rules issue is read from them. */
export const adfsSource: TrustSource<AdfsResources> = {
  kind: "adfs",
  capabilities: adfsCapabilities,
  view: adfsView,
  anchors: ["adfs:index:RelyingPartyTrust"],
  title: ({ props }) => props.name,
  joined: ["signingCertificates"],
  identifiers: ({ props }) => props.identifier ?? [],
  resources: ({ props }) => ({ trust: withAbsent(props) }),
  misunderstood: (field, { trust }) => {
    if (field === "groups") return misunderstoodAccess(trust.issuanceAuthorizationRules);
    if (field !== "attributes" && field !== "nameIdFormat") return undefined;
    const { unknown } = readRules(trust.issuanceTransformRules);
    if (unknown.length === 0) return undefined;
    return `${unknown.length} of the issuance transform rules ${unknown.length === 1 ? "has a form" : "have forms"} that ${unknown.length === 1 ? "is" : "are"} not understood, so that nobody knows what is issued`;
  },
  unseen: (field, { trust }) =>
    field === "groups" && isDecidedElsewhere(trust)
      ? "an access control policy decides who may sign in, and the trust does not show whom it lets in"
      : undefined,
  signedRequests: ({ props }) =>
    signedRequests(props.signedSamlRequestsRequired, () => props.requestSigningCertificate),
  enabled: ({ props }) => props.enabled,
  vendorSettings: ({ props }) => wrongSettings(settings, props),
  signingCertificates: ({ props }): SigningCertificate[] =>
    ((props.tokenSigningCertificates ?? []) as string[])
      .map(readCertificate)
      // The primary one comes first, and alone signs (providers/adfs).
      .map(({ fingerprint, notAfter }, place) => ({ name: fingerprint, notAfter, signs: place === 0 })),
  remedies: {
    "signature.algorithm": (props) => {
      props.signatureAlgorithm = signatureAlgorithms["rsa-sha256"];
    },
  },
};

/** The rule that lets everybody in, as ADFS's wizard writes it and as its access control policy of that name means it. */
const permitEveryone = `=> issue(Type = "${claimTypes.permit}", Value = "true");`;
const [everyone = ""] = splitRules(permitEveryone);

/** What is not set has the default of ADFS, or is empty. Lazily: a property that is not known yet must only be read by whoever needs it. */
function withAbsent(props: RawResource["props"]): AdfsRelyingPartyTrust {
  const absent: Readonly<Record<string, () => unknown>> = {
    samlResponseSignature: () => "AssertionOnly",
    signatureAlgorithm: () => signatureAlgorithms["rsa-sha256"],
    encryptClaims: () => true,
    notBeforeSkew: () => 0,
    samlEndpoint: () => [],
    requestSigningCertificate: () => [],
    issuanceTransformRules: () => "",
    issuanceAuthorizationRules: () => (permitsEveryone(props.accessControlPolicyName) ? permitEveryone : ""),
  };
  return new Proxy(props, {
    get: (target, name) =>
      name === "identifier"
        ? [webexAmong(target.identifier ?? [])]
        : (target[name as string] ?? absent[name as string]?.()),
  }) as AdfsRelyingPartyTrust;
}

function permitsEveryone(policy: string | undefined): boolean {
  return policy?.startsWith(permitEveryonePolicy) ?? false;
}

function isDecidedElsewhere(trust: AdfsRelyingPartyTrust): boolean {
  const { accessControlPolicyName: policy } = trust as { accessControlPolicyName?: string };
  return Boolean(policy) && !permitsEveryone(policy);
}

function misunderstoodAccess(rules = ""): string | undefined {
  // One that keeps somebody out counts more than all that let in.
  const others = splitRules(rules).filter((rule) => rule !== everyone);
  if (readGroups(others.join(";")) !== undefined) return undefined;
  return "an issuance authorization rule has a form that is not understood, so that nobody knows who may sign in";
}
