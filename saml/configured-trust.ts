import type { Binding } from "./binding.ts";
import type {
  Attribute,
  Trust,
  TrustAcs,
  TrustEncryption,
  TrustLogout,
  TrustSignature,
} from "./trust-model.ts";

/**
 * A Trust as it stands at an identity provider, read back from a vendor's resources.
 * What the vendor cannot express is absent, never guessed.
 */
export interface ConfiguredTrust {
  readonly entityId?: string;
  readonly audience?: string;
  readonly nameIdFormat?: string;
  /** Every attribute that is issued, the claim among them, sorted by name. */
  readonly attributes?: readonly Attribute[];
  readonly acs?: readonly ConfiguredAcs[];
  readonly singleLogout?: Partial<TrustLogout> | "off";
  readonly signature?: Partial<TrustSignature>;
  readonly encryption?: Partial<TrustEncryption> | "off";
  readonly clockSkewMinutes?: number;
  readonly honorForceAuthn?: boolean;
  readonly hideLaunchTile?: boolean;
  readonly groups?: readonly string[];
}

/** An ACS endpoint; index, default and binding are absent where a vendor has none. */
export type ConfiguredAcs = Pick<TrustAcs, "url"> &
  Partial<Omit<TrustAcs, "url">> & { readonly binding?: Binding };

/** The fields of a Trust that an identity provider holds: all but the mode, which is the tenant's. */
export type TrustField = keyof ConfiguredTrust & keyof Omit<Trust, "mode">;
