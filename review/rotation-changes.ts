import type { SigningCertificate } from "../policies/field.ts";
import type { Readings } from "../policies/reading.ts";
import type { Rotation } from "../stacks/rotation-config.ts";
import { type RotationChange, type RotationStep, rotationStep } from "./rotation-step.ts";
import { type RotationWords, rotationWords } from "./rotation-words.ts";
import type { TrustChange } from "./trust-changes.ts";

/**
 * The changes of a trust, read as the step of a rotation that they are: what would break sign-in by itself does not where
 * the other side is said to have both certificates. What is not the step's own keeps its words.
 *
 * @param before the trust as it is deployed, which may show what signs now.
 */
export function withRotation(
  changes: readonly TrustChange[],
  change: RotationChange | undefined,
  before: Readings | undefined,
): TrustChange[] {
  const step = change && rotationStep(change);
  const rotation = change?.after ?? change?.before;
  if (change === undefined || step === undefined || rotation === undefined) return [...changes];
  const words = rotationWords(step, rotation, change.vendor);
  const own = (one: TrustChange) => isOwn(one, { step, rotation, changes, signing: signingOf(before) });
  return [
    {
      title: `rotation of ${rotation.side === "webex" ? "Webex's" : "the identity provider's"} certificate`,
      kind: "changed",
      before: change.before?.stage ?? "none",
      after: change.after?.stage ?? (step === "retired" ? "done" : "none"),
      ...words,
    },
    ...changes.map((one) => (own(one) ? { ...one, ...wordsFor(words) } : one)),
  ];
}

/** The rotation's line says why; a change that is its own needs no words of its own. */
function wordsFor({ effect }: RotationWords): RotationWords {
  return { effect, notice: "See the rotation." };
}

interface Of {
  readonly step: RotationStep;
  readonly rotation: Rotation;
  readonly changes: readonly TrustChange[];
  readonly signing: readonly SigningCertificate[];
}

/** Whether a change is what the step of the rotation is about, and nothing more. */
function isOwn(one: TrustChange, of: Of): boolean {
  // A rule that is broken by it knows more.
  if (one.mend !== undefined) return false;
  return of.rotation.side === "webex" ? isOfWebex(one, of) : isOfIdp(one, of);
}

function isOfWebex({ path, about = "" }: TrustChange, { rotation, step }: Of): boolean {
  const { old, new: next, gone = [], encryption } = rotation;
  if (step === "begun" || step === "undone") return false;
  const known = [old, next, ...gone, encryption?.old, encryption?.new];
  return (path === "singleLogout.certificates" || path === "encryption.certificate") && known.includes(about);
}

function isOfIdp(one: TrustChange, { step, rotation, changes, signing }: Of): boolean {
  const { key, confirmed } = rotation;
  // The key that signs: only what Webex is said to know.
  if (one.title === "key that signs") {
    if (key === undefined || confirmed === undefined) return false;
    return (step === "switched" && one.after === key) || (step === "switch-undone" && one.before === key);
  }
  if (one.path !== "validity.signingCertificates") return false;
  if (step === "begun") return one.kind !== "dropped";
  if (step !== "retired" && step !== "undone") return false;
  // Of several that go, nobody knows whether each may; and one that signs must stay.
  const dropped = changes.filter(({ path, kind }) => path === one.path && kind === "dropped");
  const signs = signing.find(({ name }) => name === one.about)?.signs;
  return one.kind === "dropped" ? dropped.length === 1 && signs === false : dropped.length === 1;
}

function signingOf(before: Readings | undefined): readonly SigningCertificate[] {
  const reading = before?.("signingCertificates");
  return reading?.state === "known" ? ((reading.value ?? []) as readonly SigningCertificate[]) : [];
}
