import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Adoption } from "../../vendors/adoption.ts";

/** What `--part` gives: paths of names with an identifier each. */
export type GivenParts = readonly (readonly [path: string, id: string])[];

/**
 * What was given by `--part`, in the shape of the key of `webex-sso:idp` that takes it.
 *
 * @throws WebexSsoError `adopt-part-unknown`
 * @example partsOf([["attributes.uid", "…"]], adoption) // { attributes: { uid: "…" } }
 */
export function partsOf(given: GivenParts, { parts }: Adoption<unknown>, title: string): object {
  if (given.length > 0 && parts === undefined)
    throw new WebexSsoError(
      "adopt-part-unknown",
      `--part ${given[0]?.join("=")}: ${title} has no parts with identifiers of their own. Leave --part out.`,
    );
  const shape: Record<string, unknown> = {};
  for (const [path, id] of given) {
    const [name = "", ...rest] = path.split(".");
    if (parts?.lists.includes(name)) shape[name] = [...((shape[name] ?? []) as string[]), id];
    else if (rest.length === 0) shape[name] = id;
    else shape[name] = { ...(shape[name] as object | undefined), [rest.join(".")]: id };
  }
  return shape;
}

/** One over the other, name by name. */
export function mergedParts(below: object, above: object): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above))
    merged[name] = isMapping(merged[name]) && isMapping(value) ? { ...merged[name], ...value } : value;
  return merged;
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
