import type { FieldPath } from "../../policies/field.ts";
import type { ConfiguredAcs, ConfiguredTrust } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import type { Attribute, TrustEncryption, TrustLogout, TrustSlo } from "../../saml/trust-model.ts";
import { changed, type Inputs } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { certificates, ends } from "./sample.ts";

/** One field of a trust, broken. What surrounds the trust can be broken too: the resources, the clock. */
export interface Mutation {
  readonly path: FieldPath;
  /** In words, for tables. */
  readonly title: string;
  readonly trust?: (trust: ConfiguredTrust) => ConfiguredTrust;
  readonly laid?: (laid: readonly LaidOut[]) => LaidOut[];
  readonly now?: Date;
}

const elsewhere = "https://sso.example.com/other";
const otherEntity = "https://idbroker.webex.com/99999999-2222-4333-8444-555555555555";

const attribute =
  (matches: (one: Attribute) => boolean, change: Partial<Attribute>) =>
  (trust: ConfiguredTrust): ConfiguredTrust => ({
    ...trust,
    attributes: (trust.attributes ?? []).map((one) => (matches(one) ? { ...one, ...change } : one)),
  });
const isClaim = ({ name }: Attribute) => name === "uid" || name === "mail";
const isFurther = ({ name }: Attribute) => name === "firstname";

const acs =
  (matches: (one: ConfiguredAcs, place: number) => boolean, change: Partial<ConfiguredAcs>) =>
  (trust: ConfiguredTrust): ConfiguredTrust => ({
    ...trust,
    // A vendor that has no such part still has none.
    acs: (trust.acs ?? []).map((one, place) => ({
      ...one,
      ...(matches(one, place)
        ? Object.fromEntries(Object.entries(change).filter(([key]) => key in one))
        : {}),
    })),
  });

const logout =
  (change: (logout: Partial<TrustLogout>) => Partial<TrustLogout>) =>
  (trust: ConfiguredTrust): ConfiguredTrust =>
    trust.singleLogout === undefined || trust.singleLogout === "off"
      ? trust
      : { ...trust, singleLogout: change(trust.singleLogout) };
const slo = (change: (endpoint: TrustSlo) => TrustSlo) =>
  logout((one) => ({ ...one, endpoints: (one.endpoints ?? []).map(change) }));

const signature =
  (change: NonNullable<ConfiguredTrust["signature"]>) =>
  (trust: ConfiguredTrust): ConfiguredTrust =>
    trust.signature === undefined
      ? trust
      : {
          ...trust,
          signature: {
            ...trust.signature,
            ...Object.fromEntries(Object.entries(change).filter(([key]) => key in (trust.signature ?? {}))),
          },
        };

const encryption =
  (change: Partial<Record<keyof TrustEncryption, unknown>>) =>
  (trust: ConfiguredTrust): ConfiguredTrust =>
    trust.encryption === undefined || trust.encryption === "off"
      ? trust
      : { ...trust, encryption: { ...trust.encryption, ...change } as TrustEncryption };

/** Sets a field that the vendor has. */
const set =
  <Field extends keyof ConfiguredTrust>(field: Field, value: NonNullable<ConfiguredTrust[Field]>) =>
  (trust: ConfiguredTrust): ConfiguredTrust =>
    field in trust ? { ...trust, [field]: value } : trust;

/** A switch of each vendor's own. */
function contradicting(laid: readonly LaidOut[]): LaidOut[] {
  const wrong: Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>> = {
    "adfs:index:RelyingPartyTrust": () => ({ autoUpdateEnabled: true }),
    "azuread:index/servicePrincipal:ServicePrincipal": () => ({ preferredSingleSignOnMode: "password" }),
    "okta:app/saml:Saml": () => ({ recipient: elsewhere }),
    "pingfederate:index/idpSpConnection:IdpSpConnection": ({ spBrowserSso }) => ({
      spBrowserSso: { ...(spBrowserSso as object), enabledProfiles: ["IDP_INITIATED_SSO"] },
    }),
    "pingone:index/application:Application": () => ({ accessControlRoleType: "ADMIN_USERS_ONLY" }),
  };
  return laid.map((one) => ({ ...one, inputs: { ...one.inputs, ...wrong[one.type]?.(one.inputs) } }));
}

/** Each vendor has a word of its own for it. */
function askingForSignatures(laid: readonly LaidOut[]): LaidOut[] {
  const required: Readonly<Record<string, (inputs: Inputs) => void>> = {
    "adfs:index:RelyingPartyTrust": (inputs) => {
      inputs.signedSamlRequestsRequired = true;
    },
    "okta:app/saml:Saml": (inputs) => {
      inputs.samlSignedRequestEnabled = true;
    },
    "pingfederate:index/idpSpConnection:IdpSpConnection": ({ spBrowserSso }) => {
      spBrowserSso.requireSignedAuthnRequests = true;
    },
    "pingone:index/application:Application": ({ samlOptions }) => {
      samlOptions.spVerification.authnRequestSigned = true;
    },
  };
  return changed(laid, (inputs) => required[laid[0]?.type ?? ""]?.(inputs));
}

/** No trust can say so: PingFederate alone has a setting for it. */
function encryptedByGcm(laid: readonly LaidOut[]): LaidOut[] {
  return laid.map((one) => ({
    ...one,
    inputs: {
      ...one.inputs,
      ...(one.type === "pingfederate:index/idpSpConnection:IdpSpConnection"
        ? { credentials: { ...(one.inputs.credentials as object), blockEncryptionAlgorithm: "AES_256_GCM" } }
        : {}),
    },
  }));
}

/** Where assignments are resources, one that assigns nobody: without any, another stack may have them. */
function withEmptyAssignment(laid: readonly LaidOut[]): LaidOut[] {
  const assignment: LaidOut = {
    type: "okta:index/appGroupAssignments:AppGroupAssignments",
    name: "groups",
    inputs: { appId: "0oa1", groups: [] },
    dependencies: { appId: ["webex"] },
  };
  return laid.some(({ type }) => type === "okta:app/saml:Saml") ? [...laid, assignment] : [...laid];
}

/** Each vendor has a word of its own for it. */
function switchedOff(laid: readonly LaidOut[]): LaidOut[] {
  const off: Readonly<Record<string, Record<string, unknown>>> = {
    "adfs:index:RelyingPartyTrust": { enabled: false },
    "azuread:index/servicePrincipal:ServicePrincipal": { accountEnabled: false },
    "okta:app/saml:Saml": { status: "INACTIVE" },
    "pingfederate:index/idpSpConnection:IdpSpConnection": { active: false },
    "pingone:index/application:Application": { enabled: false },
  };
  return laid.map((one) => ({ ...one, inputs: { ...one.inputs, ...off[one.type] } }));
}

/** Days before a certificate's end. */
const before = (end: string, days = 5) => new Date(Date.parse(end) - days * 86_400_000);

/** Every field of a trust, broken in the ways that break it differently. */
export const mutations: readonly Mutation[] = [
  { path: "entityId", title: "another organisation's", trust: set("entityId", otherEntity) },
  { path: "audience", title: "another organisation's", trust: set("audience", otherEntity) },
  {
    path: "nameIdFormat",
    title: "persistent",
    trust: set("nameIdFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
  },
  {
    path: "nameIdFormat",
    title: "emailAddress",
    trust: set("nameIdFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"),
  },
  { path: "claim.name", title: "UID", trust: attribute(isClaim, { name: "UID" }) },
  { path: "claim.source", title: "the user's title", trust: attribute(isClaim, { source: "title" }) },
  { path: "attributes", title: "another source", trust: attribute(isFurther, { source: "title" }) },
  {
    path: "acs.url",
    title: "the default one elsewhere",
    trust: acs((_, place) => place === 0, { url: elsewhere }),
  },
  {
    path: "acs.url",
    title: "another one missing",
    trust: (trust) => ({ ...trust, acs: (trust.acs ?? []).slice(0, 1) }),
  },
  { path: "acs.binding", title: "Redirect", trust: acs((_, place) => place === 0, { binding: "Redirect" }) },
  { path: "acs.index", title: "9", trust: acs((_, place) => place === 1, { index: 9 }) },
  {
    path: "acs.isDefault",
    title: "the other one",
    trust: (trust) => ({
      ...trust,
      acs: (trust.acs ?? []).map((one, place) => ({
        ...one,
        ...("isDefault" in one ? { isDefault: place === 1 } : {}),
      })),
    }),
  },
  { path: "singleLogout", title: "off", trust: set("singleLogout", "off") },
  {
    path: "singleLogout.url",
    title: "elsewhere",
    trust: slo(({ binding }) => ({ binding, url: elsewhere })),
  },
  {
    path: "singleLogout.binding",
    title: "the other one",
    trust: slo((one) => ({ ...one, binding: one.binding === "POST" ? "Redirect" : "POST" })),
  },
  {
    path: "singleLogout.responseUrl",
    title: "elsewhere",
    trust: slo((one) => ({ ...one, ...present({ responseUrl: one.responseUrl && elsewhere }) })),
  },
  {
    path: "singleLogout.certificates",
    title: "none",
    trust: logout((one) => ({ ...one, ...(one.certificates ? { certificates: [] } : {}) })),
  },
  {
    path: "singleLogout.certificates",
    title: "a strange one",
    trust: logout((one) => ({
      ...one,
      ...(one.certificates ? { certificates: [certificates.strange] } : {}),
    })),
  },
  { path: "signature.algorithm", title: "SHA-1", trust: signature({ algorithm: "rsa-sha1" }) },
  { path: "signature.digest", title: "SHA-1", trust: signature({ digest: "sha1" }) },
  { path: "signature.assertion", title: "not signed", trust: signature({ assertion: false }) },
  { path: "signature.response", title: "not signed", trust: signature({ response: false }) },
  { path: "signedRequests", title: "signed ones only", laid: askingForSignatures },
  { path: "encryption", title: "off although wanted", trust: set("encryption", "off") },
  { path: "encryption.algorithm", title: "AES-GCM", laid: encryptedByGcm },
  {
    path: "encryption.certificate",
    title: "a strange one",
    trust: encryption({ certificate: certificates.strange }),
  },
  { path: "clockSkewMinutes", title: "0", trust: set("clockSkewMinutes", 0) },
  { path: "clockSkewMinutes", title: "60", trust: set("clockSkewMinutes", 60) },
  { path: "honorForceAuthn", title: "not honoured", trust: set("honorForceAuthn", false) },
  { path: "hideLaunchTile", title: "shown", trust: set("hideLaunchTile", false) },
  { path: "groups", title: "none", trust: set("groups", []), laid: withEmptyAssignment },
  {
    path: "groups",
    title: "one missing",
    trust: (trust) => ({ ...trust, ...present({ groups: trust.groups?.slice(0, 1) }) }),
  },
  { path: "validity.logoutCertificates", title: "ends in 5 days", now: before(ends.logout) },
  { path: "validity.encryptionCertificate", title: "ends in 5 days", now: before(ends.encryption) },
  { path: "validity.signingCertificates", title: "ends in 5 days", now: before(ends.signing) },
  { path: "vendorSettings", title: "contradicting", laid: contradicting },
  { path: "enabled", title: "switched off", laid: switchedOff },
  {
    path: "protect",
    title: "not protected",
    laid: (laid) => laid.map((one) => ({ ...one, protect: false })),
  },
];
