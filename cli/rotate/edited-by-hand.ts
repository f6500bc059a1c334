import { isDeepStrictEqual } from "node:util";
import type { Rotating } from "./rotating.ts";
import { settingsAt } from "./settings-at.ts";

/**
 * The keys of the stack file that are not as the rotation's stage has left them: the next step would write over what
 * somebody has put there since. Pure.
 *
 * @example editedByHand(rotating, now) // ["webex-sso:idp.signingKey: \"third\" instead of \"old\""]
 */
export function editedByHand(rotating: Rotating, now: Date): readonly string[] {
  const { rotation, values } = rotating;
  if (rotation === undefined) return [];
  return Object.entries(settingsAt(rotation.stage, rotating, rotation, now)).flatMap(([key, wanted]) =>
    key === "idp"
      ? differences(values.idp, wanted, "webex-sso:idp.")
      : differences(values[key], wanted, `webex-sso:${key}`),
  );
}

function differences(is: unknown, wanted: unknown, name: string): readonly string[] {
  if (isDeepStrictEqual(is, wanted)) return [];
  if (!name.endsWith(".")) return [`${name}: ${shown(is)} instead of ${shown(wanted)}`];
  const [are, were] = [is, wanted] as readonly Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(are ?? {}), ...Object.keys(were ?? {})])].flatMap((key) =>
    differences(are?.[key], were?.[key], `${name}${key}`),
  );
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
