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
  /** Whether the program makes keys itself, so that the update may bring another one, which no preview shows. */
  readonly mayBeReplaced?: boolean;
}

/** `unverifiable`: requests must be signed, and there is no certificate to verify them by. */
export type SignedRequests = "optional" | "required" | "unverifiable";

/**
 * What rules judge: the fields of a ConfiguredTrust, and what surrounds it. A field is the unit in which values are
 * known or not: one that waits for the update spoils no other.
 */
export interface Judged extends Pick<ConfiguredTrust, TrustField> {
  /** Webex's certificates that verify its logout messages; undefined where single logout is off. */
  readonly logoutCertificates?: readonly Certificate[];
  /** The identity provider's own. */
  readonly signingCertificates?: readonly SigningCertificate[];
  /** What the identity provider asks of Webex's requests. */
  readonly signedRequests?: SignedRequests;
  /** Whether the identity provider answers for it at all. */
  readonly enabled?: boolean;
  /** Settings of the vendor's own that contradict the trust. */
  readonly vendorSettings?: readonly WrongSetting[];
  /** Pulumi's `protect` of the trust's resource. */
  readonly protect?: boolean;
}

/** @example "acs" */
export type JudgedField = keyof Judged;

/**
 * Each value in a trust that can be right or wrong on its own: what a rule names, and what tables and pages list. Messages
 * show it where that is `true`: addresses, names of algorithms, figures and public certificates. What fills an attribute
 * they never show: an expression can hold anything, and a policy pack gets secrets as plain text.
 */
const fields = {
  entityId: true,
  audience: true,
  nameIdFormat: true,
  "claim.name": true,
  "claim.source": false,
  attributes: false,
  "acs.url": true,
  "acs.binding": true,
  "acs.index": true,
  "acs.isDefault": true,
  singleLogout: false,
  "singleLogout.url": true,
  "singleLogout.binding": true,
  "singleLogout.responseUrl": true,
  "singleLogout.certificates": true,
  "signature.algorithm": true,
  "signature.digest": true,
  "signature.assertion": false,
  "signature.response": false,
  signedRequests: false,
  encryption: false,
  "encryption.algorithm": true,
  "encryption.certificate": true,
  clockSkewMinutes: true,
  honorForceAuthn: false,
  hideLaunchTile: false,
  groups: false,
  enabled: false,
  vendorSettings: false,
  "validity.logoutCertificates": true,
  "validity.encryptionCertificate": true,
  "validity.signingCertificates": true,
  protect: false,
} as const;

/** @example "acs.url" */
export type FieldPath = keyof typeof fields;

/** Every field, in the order of the tables. */
export const fieldPaths = Object.keys(fields) as readonly FieldPath[];

/** Whether messages may show a field's value. */
export function isQuotable(path: FieldPath): boolean {
  return fields[path];
}
