import type { SourceTable } from "./attribute-source.ts";
import type { Binding } from "./binding.ts";
import type { EncryptionAlgorithm, TrustSignature } from "./trust-model.ts";

/** What an identity provider can express of a Trust. Typed data: shown in outputs, in docs and by `check`. */
export interface Capabilities {
  /** How findings and docs call the identity provider. */
  readonly title: string;
  /** Whether the entity ID of the service provider is a setting beside the audience. */
  readonly entityId: boolean;
  /** What names of attributes may look like; anything when absent. */
  readonly text?: RegExp;
  readonly acs: {
    readonly binding: boolean;
    readonly index: boolean;
    readonly isDefault: boolean;
    /** How many it takes; absent where no limit is known. */
    readonly most?: number;
  };
  readonly attributes: {
    /** The vendor's expression for each value of the user. */
    readonly sources: SourceTable;
    /** What an expression in the vendor's own language looks like, as far as that can be told without asking it. */
    readonly expressions: { readonly pattern: RegExp; readonly example: string };
    /** Names that stand for something else there, such as the NameID. */
    readonly reserved: readonly string[];
    /** Whether an attribute can carry the user's groups. */
    readonly groups: boolean;
  };
  readonly nameId: {
    /** Whether the format can be set at all. */
    readonly format: boolean;
    /** Whether a transient NameID is really random for each session. */
    readonly random: boolean;
    /** Whether it refuses a request that asks for another format than the trust issues. */
    readonly asRequested?: true;
  };
  readonly singleLogout: {
    readonly bindings: readonly Binding[];
    /** How many endpoints it takes. */
    readonly endpoints: "one" | "many";
    /** Whether it sends logout requests to Webex, or only answers Webex's. */
    readonly sends: "requests-and-responses" | "responses";
    /** How many certificates verify Webex's logout messages. */
    readonly certificates: "none" | "one" | "many";
    /** Whether responses can have an address of their own beside that of requests. */
    readonly responseUrl: boolean;
  };
  /** The parts of how it signs that are settings; the others are the vendor's own choice. */
  readonly signature: readonly (keyof TrustSignature)[];
  readonly encryption: readonly EncryptionAlgorithm[];
  readonly clockSkew: boolean;
  /** Minutes that it has to be told when the tenant says none; absent where it has a default of its own. */
  readonly clockSkewDefault?: number;
  readonly honorForceAuthn: boolean;
  readonly hideLaunchTile: boolean;
  readonly groups: boolean;
  /** What its identifiers of groups look like, where that can be told: of what kind they are, and where to find one. */
  readonly groupId?: { readonly pattern: RegExp; readonly what: string; readonly find: string };
}
