import { present } from "../../saml/present.ts";
import type { Rotation, RotationStage } from "../../stacks/rotation-config.ts";
import { newCertificate } from "./certificates.ts";
import type { Changes, Position, Rotating, RotationFacts } from "./rotating.ts";
import { settingsAt } from "./settings-at.ts";

/** The steps of `webex-sso rotate` after the first, in order. */
export const laterSteps = ["confirm", "switch", "retire"] as const;

/** A step forward. */
export type Step = "stage" | (typeof laterSteps)[number];

/** What a step forward changes in the configuration of a tenant whose rotation is in progress. */
export function changesOf(step: Step | "undo", rotating: Rotating, facts: RotationFacts): Changes {
  const { rotation } = rotating;
  if (rotation === undefined) throw new Error("no rotation is in progress");
  const day = facts.now.toISOString().slice(0, 10);
  switch (step) {
    case "confirm": {
      const comes = rotation.side === "webex" ? undefined : newCertificate(rotation, facts)?.fingerprint;
      const known = present({ new: comes ?? rotation.new });
      return at("confirmed", { ...rotation, ...known, confirmed: day });
    }
    case "switch":
      return at("switched", rotation);
    case "retire":
      return { ...settingsAt("retired", rotating, rotation, facts.now), rotation: undefined };
    default:
      return undone(rotation);
  }

  function at(stage: RotationStage, of: Rotation): Changes {
    return { ...settingsAt(stage, rotating, of, facts.now), rotation: { ...of, stage } };
  }

  function undone({ confirmed, ...rest }: Rotation): Changes {
    const back = before[rest.stage];
    if (back === "before") return { ...settingsAt("before", rotating, rest, facts.now), rotation: undefined };
    if (back === "confirmed") return at(back, { ...rest, ...present({ confirmed }) });
    // Which one comes is looked up again, unless somebody has said it at the beginning.
    const { new: seen, ...unseen } = rest;
    return at(back, rest.side === "webex" || rest.certificate !== undefined ? rest : unseen);
  }
}

/** To where a stage is undone. */
const before = {
  staged: "before",
  confirmed: "staged",
  switched: "confirmed",
} as const satisfies Record<RotationStage, Position>;

/** The configuration after a change. */
export function applied(
  values: Readonly<Record<string, unknown>>,
  changes: Changes,
): Record<string, unknown> {
  return present({ ...values, ...changes });
}
