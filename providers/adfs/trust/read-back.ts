import { isDeepStrictEqual } from "node:util";
import type { PlainMap } from "../../host/value.ts";
import { canonicalValue } from "./canonical.ts";
import { trustProperties } from "./properties.ts";

/**
 * The inputs that a refresh or an import reports: what the program said stays as it spelled it while it is still
 * true, and what nobody said appears only when ADFS does not do it by itself.
 */
export function readBack(id: string, actual: PlainMap, declared: PlainMap): PlainMap {
  const now = { ...actual, identifier: idFirst(id, actual.identifier as string[]) };
  const entries = Object.keys(trustProperties).flatMap((name) => {
    const said = declared[name];
    const isTrue = isDeepStrictEqual(
      canonicalValue(name, (now as PlainMap)[name]),
      canonicalValue(name, said),
    );
    // What went back to ADFS's own way is said, or the program's value would seem to be in force.
    const fallen = said === undefined ? undefined : (trustProperties[name]?.default ?? undefined);
    const value = isTrue ? said : ((now as PlainMap)[name] ?? fallen);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function idFirst(id: string, identifiers: readonly string[]): string[] {
  return identifiers.includes(id)
    ? [id, ...identifiers.filter((identifier) => identifier !== id).sort()]
    : [...identifiers];
}
