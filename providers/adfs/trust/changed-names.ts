import { isDeepStrictEqual } from "node:util";
import type { PlainMap } from "../../host/value.ts";
import { canonicalValue } from "./canonical.ts";
import { trustProperties } from "./properties.ts";

/** The properties that differ between two deployments. */
export function changedNames(olds: PlainMap, news: PlainMap): string[] {
  return Object.keys(trustProperties).filter(
    (name) => !isDeepStrictEqual(canonicalValue(name, olds[name]), canonicalValue(name, news[name])),
  );
}
