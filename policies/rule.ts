import type { Capabilities } from "../saml/capabilities.ts";
import type { Certificate } from "../saml/certificate.ts";
import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import type { Mode, Trust } from "../saml/trust-model.ts";
import type { WebexMessage } from "../saml/webex-message.ts";
import type { VendorKind } from "../vendors/index.ts";
import type { FieldPath, Judged, JudgedField } from "./field.ts";

/**
 * What a broken field does: `breaks-sign-in`: users cannot sign in. `degrades`: sign-out or a part of the sign-ins
 * fails. `hygiene`: everything still works, for now or less well kept.
 */
export const classes = ["breaks-sign-in", "degrades", "hygiene"] as const;

/** @example "degrades" */
export type Class = (typeof classes)[number];

/** What is known about the tenant beside the trust itself: from the pack's settings, or from the stack's outputs. */
export interface Knowledge {
  readonly mode?: Mode;
  /** The Trust that the metadata gives. */
  readonly wanted?: Trust;
  /** Whether `wanted` also holds what the tenant chose, and not defaults. */
  readonly chosen?: boolean;
  /** Whether our component made the trust, so that the stack shows what the tenant chose. */
  readonly isOurs?: boolean;
  /** The encryption certificates of the metadata. */
  readonly encryptionCertificates?: readonly Certificate[];
  /** Webex's certificates as the tenant's own program has them, beside the settings' metadata. */
  readonly tenantCertificates?: readonly Certificate[];
  /** A partner's customers, each with the groups of which one must be assigned. */
  readonly customers?: readonly { readonly name: string; readonly groups: readonly string[] }[];
  /** Whether Webex signs its requests, as the metadata says; undefined without metadata. */
  readonly signsRequests?: boolean;
  /** Whether everybody may sign in on purpose. */
  readonly everyone?: boolean;
  /** Whether people sign in through this trust. Default true. */
  readonly live?: boolean;
}

/** Figures that the settings may change. */
export interface Thresholds {
  /** Days before its end at which a certificate is reported. */
  readonly certificateDays: number;
  /** Minutes. */
  readonly clockSkewLeast: number;
  readonly clockSkewMost: number;
}

/** Another trust of the same stack that answers to one of this one's entity IDs. */
export interface Sibling {
  readonly urn: string;
  /** The one that they have in common. */
  readonly entityId: string;
}

/** Everything that a check may look at beside its own field. */
export interface Context {
  readonly vendor: VendorKind;
  readonly capabilities: Capabilities;
  readonly knowledge: Knowledge;
  /** What this vendor's trust would be, were it made from the metadata; absent without metadata. */
  readonly expected?: ConfiguredTrust;
  readonly thresholds: Thresholds;
  readonly now: Date;
  /** Trusts of the same vendor with the same entity ID; absent where only one resource is seen. */
  readonly siblings?: readonly Sibling[];
}

/** One thing that is wrong. The value is quoted only where its field cannot hold a secret. */
export interface Problem {
  readonly path: FieldPath;
  /** The sentence; `{value}` stands where the value goes. */
  readonly message: string;
  readonly value?: unknown;
  /** Where it is another than the rule's. */
  readonly class?: Class;
  /** Where it is another than the rule's. */
  readonly prediction?: Prediction;
  /** Whether the value is there, but nobody can say what it means. */
  readonly misunderstood?: true;
  /** `false`: it is said, and stops no update at whatever level, because it would stop the one that mends it. */
  readonly stops?: false;
}

/** What a check cannot do without and what somebody has to tell. */
export type TenantNeed = "mode" | "metadata";

/**
 * What a check cannot do without. `stack`: the resources beside it. `choice`: what the tenant chose, where our component
 * made the trust; a program that was written by hand chooses by what it writes.
 */
export type Need = TenantNeed | "stack" | "choice";

/** Judges one field. Pure. */
export interface Check<Field extends JudgedField = JudgedField> {
  readonly field: Field;
  /** The values that it judges. */
  readonly names: readonly FieldPath[];
  readonly needs: readonly Need[];
  /** Whether it says anything about such a vendor's trusts. Default: wherever the field can be expressed. */
  readonly applies: (capabilities: Capabilities) => boolean;
  readonly judge: (value: Judged[Field], context: Context) => Iterable<Problem>;
  /** Why a value that is not wrong may still not be right. */
  readonly unsure?: (value: Judged[Field], context: Context) => string | undefined;
}

/**
 * What users see: a message of Webex, or of the identity provider alone; `webex`: Webex refuses, and no source says in
 * which words; `field`: what the rule of the field predicts.
 */
export type Prediction = WebexMessage | "webex" | "identity-provider" | "field" | "nothing";

/** One rule over trusts of whichever identity provider. */
export interface Rule {
  /** Stable: settings and exceptions hold on to it. */
  readonly id: string;
  readonly title: string;
  /** What must hold, and why. */
  readonly description: string;
  /** The worst that its problems do; decides the default level. */
  readonly class: Class;
  /** What users notice. */
  readonly breaks: string;
  readonly prediction: Prediction;
  /** Where a vendor's users see something else. */
  readonly predictions?: Partial<Record<VendorKind, Prediction>>;
  readonly mend: string;
  /** Where it is mended at a vendor. */
  readonly mends: Partial<Record<VendorKind, string>>;
  readonly checks: readonly Check[];
  /** Classes of which no problem stops an update, at whatever level. */
  readonly stopsNothing?: readonly Class[];
  /** Whether the resource can be put right without losing anything. */
  readonly remediable?: boolean;
}

/** Makes a check; the compiler then knows the field's type. */
export function check<Field extends JudgedField>(
  field: Field,
  names: readonly FieldPath[],
  judge: Check<Field>["judge"],
  options: {
    readonly needs?: readonly Need[];
    readonly applies?: Check["applies"];
    readonly unsure?: Check<Field>["unsure"];
  } = {},
): Check {
  return { field, names, judge, needs: [], applies: () => true, ...options } as unknown as Check;
}
