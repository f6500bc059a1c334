import type { Certificate } from "../saml/certificate.ts";
import type { ConfiguredTrust, TrustField } from "../saml/configured-trust.ts";
import type { WrongSetting } from "./trusts/vendor-setting.ts";

/** A certificate by which the identity provider signs. */
export interface SigningCertificate {
  /** How the vendor calls it: a key's identifier, a name. */
  readonly name: string;
  /** ISO 8601. */
  readonly notAfter: string;
  /** Whether it is the one that signs now, where the vendor says so. */
  readonly signs?: boolean;
}

/**
 * What rules judge: the fields of a ConfiguredTrust, and what surrounds it. A field is the unit in which values are
 * known or not: one that waits for the update spoils no other.
 */
export interface Judged extends Pick<ConfiguredTrust, TrustField> {
  /** Webex's certificates that verify its logout messages; undefined where single logout is off. */
  readonly logoutCertificates?: readonly Certificate[];
  /** The identity provider's own. */
  readonly signingCertificates?: readonly SigningCertificate[];
  /** Whether the identity provider answers for it at all. */
  readonly enabled?: boolean;
  /** Settings of the vendor's own that contradict the trust. */
  readonly vendorSettings?: readonly WrongSetting[];
  /** Pulumi's `protect` of the trust's resource. */
  readonly protect?: boolean;
}

/** @example "acs" */
export type JudgedField = keyof Judged;

/** A value in a trust that can be right or wrong on its own: what a rule names, and what tables and pages list. */
export const fieldPaths = [
  "entityId",
  "audience",
  "nameIdFormat",
  "claim.name",
  "claim.source",
  "attributes",
  "acs.url",
  "acs.binding",
  "acs.index",
  "acs.isDefault",
  "singleLogout",
  "singleLogout.url",
  "singleLogout.binding",
  "singleLogout.responseUrl",
  "singleLogout.certificates",
  "signature.algorithm",
  "signature.digest",
  "signature.assertion",
  "signature.response",
  "encryption",
  "encryption.algorithm",
  "encryption.certificate",
  "clockSkewMinutes",
  "honorForceAuthn",
  "hideLaunchTile",
  "groups",
  "enabled",
  "vendorSettings",
  "validity.logoutCertificates",
  "validity.encryptionCertificate",
  "validity.signingCertificates",
  "protect",
] as const;

/** @example "acs.url" */
export type FieldPath = (typeof fieldPaths)[number];
