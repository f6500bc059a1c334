import { isDeepStrictEqual } from "node:util";
import type { PlainMap } from "../providers/host/value.ts";
import { canonicalProperties } from "./canonical-properties.ts";
import type { PropertyRules } from "./property-rules.ts";

/**
 * The inputs that a refresh or an import reports for an object as it is now: what the program said stays as it
 * spelled it while it is still true, and what nobody said appears only when it is not the default.
 */
export function readBack(rules: PropertyRules, actual: PlainMap, declared: PlainMap): PlainMap {
  const one = (name: string, properties: PlainMap) =>
    canonicalProperties(rules, name in properties ? { [name]: properties[name] ?? null } : {});
  const entries = Object.keys(rules).flatMap((name) => {
    const isTrue = isDeepStrictEqual(one(name, actual), one(name, declared));
    const value = isTrue ? declared[name] : actual[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
