import type { AttributeSource } from "./attribute-source.ts";
import type { Binding } from "./binding.ts";
import type { Certificate } from "./certificate.ts";

/** `organization`: one Webex organisation. `partner`: a service provider's partner SSO for its customers. */
export type Mode = "organization" | "partner";

/** An attribute of the assertion and where its value comes from. */
export interface Attribute {
  /** Exact case: Webex knows `uid`, not `UID`. */
  readonly name: string;
  readonly source: AttributeSource;
}

/** An ACS endpoint that the identity provider must accept. */
export interface TrustAcs {
  readonly binding: Binding;
  readonly url: string;
  readonly index: number;
  readonly isDefault: boolean;
}

/** A logout endpoint of Webex. */
export interface TrustSlo {
  readonly binding: Binding;
  readonly url: string;
  /** Where logout responses go, when that is not `url`. */
  readonly responseUrl?: string;
}

/** Single logout: where Webex's half of it lives and what verifies it. */
export interface TrustLogout {
  /** Sorted by binding, then URL. */
  readonly endpoints: readonly TrustSlo[];
  /** They verify Webex's logout messages; the one to prefer comes first. */
  readonly certificates: readonly Certificate[];
}

/** Block ciphers that Webex decrypts: it cannot do AES-GCM. */
export const encryptionAlgorithms = ["aes128-cbc", "aes256-cbc"] as const;

/** @example "aes256-cbc" */
export type EncryptionAlgorithm = (typeof encryptionAlgorithms)[number];

/** Encryption of assertions. */
export interface TrustEncryption {
  readonly algorithm: EncryptionAlgorithm;
  readonly certificate: Certificate;
}

/** Algorithms by which identity providers sign; Webex asks for SHA-256. */
export type SignatureAlgorithm = "rsa-sha1" | "rsa-sha256" | "rsa-sha384" | "rsa-sha512";
export type DigestAlgorithm = "sha1" | "sha256" | "sha384" | "sha512";

/** How the identity provider signs. */
export interface TrustSignature {
  readonly algorithm: SignatureAlgorithm;
  readonly digest: DigestAlgorithm;
  readonly assertion: boolean;
  readonly response: boolean;
}

/** What must hold at the identity provider, without a vendor's word in it. Plain data. */
export interface Trust {
  readonly mode: Mode;
  /** The entity ID of Webex. */
  readonly entityId: string;
  readonly audience: string;
  readonly nameIdFormat: string;
  /** `uid` for an organisation, `mail` for a partner. */
  readonly claim: Attribute;
  /** Further attributes, sorted by name: just-in-time provisioning, custom mappings. */
  readonly attributes: readonly Attribute[];
  /** Every POST ACS of the metadata, sorted by index; exactly one is the default. */
  readonly acs: readonly TrustAcs[];
  readonly singleLogout: TrustLogout | "off";
  readonly signature: TrustSignature;
  readonly encryption: TrustEncryption | "off";
  /** Minutes by which NotBefore lies in the past. Undefined: the identity provider's own default. */
  readonly clockSkewMinutes?: number;
  /** Whether Webex's ForceAuthn makes the user sign in again. */
  readonly honorForceAuthn: boolean;
  /** Webex starts every sign-in, so the identity provider's launch tile is hidden. */
  readonly hideLaunchTile: boolean;
  /** The identity provider's own identifiers of the groups that may sign in, sorted. */
  readonly groups: readonly string[];
}
