import type { Rotation } from "../stacks/rotation-config.ts";
import type { VendorKind } from "../vendors/index.ts";

/** A rotation of certificates in a tenant's stack file, at the base of a change and with it. */
export interface RotationChange {
  readonly before?: Rotation;
  readonly after?: Rotation;
  readonly vendor: VendorKind;
}

/** What a change does to a rotation: see `webex-sso rotate`. */
export type RotationStep =
  | "begun"
  | "confirmed"
  | "switched"
  | "switch-undone"
  | "confirmation-undone"
  | "undone"
  | "retired";

/**
 * The one step of a rotation that a change makes; undefined for none, and for what is no step of one: two steps at once,
 * another rotation in its place. Of those the review says what it would say without.
 *
 * @example rotationStep({ before: confirmed, after: switched, vendor: "okta" }) // "switched"
 */
export function rotationStep({ before, after }: RotationChange): RotationStep | undefined {
  if (before === undefined) return after?.stage === "staged" ? "begun" : undefined;
  if (after === undefined) return endOf(before);
  const isOther = before.side !== after.side || before.old !== after.old || before.key !== after.key;
  if (isOther) return undefined;
  return steps[`${before.stage} ${after.stage}`];
}

const steps: Readonly<Record<string, RotationStep>> = {
  "staged confirmed": "confirmed",
  "confirmed switched": "switched",
  "switched confirmed": "switch-undone",
  "confirmed staged": "confirmation-undone",
};

function endOf({ stage, side }: Rotation): RotationStep | undefined {
  if (stage === "staged") return "undone";
  // Where nothing of the tenant's depends on which certificate of its own Webex uses, there is no switch.
  return stage === "switched" || side === "webex" ? "retired" : undefined;
}
