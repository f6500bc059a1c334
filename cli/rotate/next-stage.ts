import type { Rotation } from "../../stacks/rotation-config.ts";
import { newCertificate, oldCertificate, signingNow } from "./certificates.ts";
import { instructionsFor } from "./instructions.ts";
import type { Changes, Rotating, RotationFacts } from "./rotating.ts";
import { hasSwitch } from "./settings-at.ts";
import { changesOf, type Step } from "./steps.ts";

/**
 * What comes next in a rotation. `begin`: none is in progress. `deploy`: the stack file is ahead of what is deployed.
 * `appear`: the identity provider does not show the new certificate yet. `hand-over`: the other side has to be given it,
 * which somebody then confirms. `activate`: an administrator makes the new one sign.
 */
export type NextStage = "begin" | "deploy" | "appear" | "hand-over" | "switch" | "activate" | "retire";

/** Where a rotation stands. */
export interface Next {
  readonly stage: NextStage;
  /** The step of this command that is next; absent where something else comes before it. */
  readonly step?: Step;
  /** What that step changes in the tenant's configuration; absent where it needs to be told more. */
  readonly change?: Changes;
  /** What to do, in order. */
  readonly instructions: readonly string[];
}

/**
 * Where a tenant's rotation stands and what comes next. Pure: nothing is read and nothing is changed.
 *
 * @example nextStage({ tenant: "acme", values, webex }, facts).stage // "begin"
 */
export function nextStage(rotating: Rotating, facts: RotationFacts): Next {
  const stage = stageOf(rotating, facts);
  const step = stepFor[stage];
  const instructions = instructionsFor(stage, rotating, facts);
  if (step === undefined || rotating.rotation === undefined)
    return { stage, ...(step && { step }), instructions };
  return { stage, step, change: changesOf(step, rotating, facts), instructions };
}

const stepFor: Partial<Record<NextStage, Step>> = {
  begin: "stage",
  "hand-over": "confirm",
  switch: "switch",
  retire: "retire",
};

function stageOf(rotating: Rotating, facts: RotationFacts): NextStage {
  const { rotation } = rotating;
  const { record } = facts;
  if (rotation === undefined)
    return record.state === "deployed" && record.rotation === undefined ? "begin" : "deploy";
  if (!isDeployed(rotation, facts)) return "deploy";
  if (rotation.side === "webex") return webexStage(rotating, rotation, facts);
  return idpStage(rotating, rotation, facts);
}

function webexStage(rotating: Rotating, rotation: Rotation, { now }: RotationFacts): NextStage {
  if (rotation.stage === "staged") return "hand-over";
  return rotation.stage === "confirmed" && hasSwitch(rotating, rotation, now) ? "switch" : "retire";
}

function idpStage(rotating: Rotating, rotation: Rotation, facts: RotationFacts): NextStage {
  const comes = newCertificate(rotation, facts);
  if (comes === undefined) return "appear";
  if (rotation.stage === "staged") return "hand-over";
  // One that is not valid yet is waited for like one that is not there.
  if (rotation.stage === "confirmed")
    return Date.parse(comes.notBefore) > facts.now.getTime() ? "appear" : "switch";
  const signs = signingNow(rotating, facts);
  return signs === undefined || signs.fingerprint === comes.fingerprint ? "retire" : "activate";
}

/** Whether the last update was made from the stack file as it stands; a confirmation alone changes nothing there. */
function isDeployed(rotation: Rotation, { record }: RotationFacts): boolean {
  if (record.state !== "deployed" || record.rotation === undefined) return false;
  const { side, stage, old, key } = record.rotation;
  const same = side === rotation.side && old === rotation.old && key === rotation.key;
  return same && (stage === "switched") === (rotation.stage === "switched");
}

/** Why the last step cannot be undone; undefined: it can. */
export function undoRefusal(rotating: Rotating, facts: RotationFacts): string | undefined {
  const { rotation } = rotating;
  const { record, now } = facts;
  if (rotation === undefined)
    return "No rotation is in progress. What the last one has retired cannot be brought back; begin another one";
  if (rotation.stage === "switched")
    return rotation.oldEnds < now.toISOString().slice(0, 10)
      ? `The old certificate ended on ${rotation.oldEnds}: with it nothing would work. Go on with the new one`
      : undefined;
  if (record.state === "unreadable")
    return `What is deployed cannot be read (${record.reason}), so nobody knows whether the new certificate is still in use`;
  if (record.state === "deployed" && record.rotation?.stage === "switched")
    return "The new certificate is still in use, because taking back the switch is not deployed: run pulumi up first";
  const signs = rotation.side === "webex" ? undefined : signingNow(rotating, facts);
  const comes = newCertificate(rotation, facts);
  if (signs !== undefined && signs.fingerprint === comes?.fingerprint)
    return `The identity provider signs with the new certificate (${signs.fingerprint}): have the old one sign again, run pulumi up --refresh, then undo this`;
  return undefined;
}

/** What is not as the rotation expects it, and does not stop it. */
export function surprises(rotating: Rotating, facts: RotationFacts): string[] {
  const { rotation } = rotating;
  if (rotation === undefined || rotation.side === "webex" || facts.published.length === 0) return [];
  const signs = signingNow(rotating, facts);
  const comes = newCertificate(rotation, facts);
  const isEarly =
    rotation.stage !== "switched" && signs !== undefined && signs.fingerprint === comes?.fingerprint;
  const isOther = signs !== undefined && ![rotation.old, comes?.fingerprint].includes(signs.fingerprint);
  return [
    ...(isEarly
      ? [
          `The identity provider signs with the new certificate already (${signs.fingerprint}). If Webex has not been given it, nobody can sign in: do that now.`,
        ]
      : []),
    ...(isOther
      ? [
          `The identity provider signs with a certificate that this rotation does not know (${signs.fingerprint}, until ${signs.notAfter.slice(0, 10)}). Look at who changed that; --undo takes this rotation back.`,
        ]
      : []),
    ...(oldCertificate(rotation, facts) === undefined && rotation.stage !== "switched" && signs === undefined
      ? [`The identity provider no longer shows the old certificate (${rotation.old}).`]
      : []),
  ];
}
