import { isDeepStrictEqual } from "node:util";
import { hasUnknown, type Plain, type PlainMap } from "../../host/value.ts";
import { trustProperties } from "./properties.ts";

/** Inputs in the one form in which equal means equal to ADFS; what ADFS does by itself is left out. */
export function canonicalInputs(inputs: PlainMap): PlainMap {
  const entries = Object.entries(inputs).flatMap(([name, value]) => {
    const canonical = canonicalValue(name, value);
    return canonical === undefined ? [] : [[name, canonical] as const];
  });
  return Object.fromEntries(entries);
}

/** Undefined: ADFS does it by itself. */
export function canonicalValue(name: string, value: Plain | undefined): Plain | undefined {
  const property = trustProperties[name];
  if (value === null || value === undefined) return undefined;
  if (property === undefined) return value;
  const canonical = hasUnknown(value) ? value : property.kind.canonical(value);
  return isDeepStrictEqual(canonical, property.default) || isNothing(canonical) ? undefined : canonical;
}

function isNothing(value: Plain): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
