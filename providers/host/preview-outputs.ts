import type { ResourceDefinition, ResourceState } from "./definition.ts";
import { changesOf } from "./resource-diff.ts";
import { type PlainMap, unknown } from "./value.ts";

/** The outputs that a create will have, with everything unknown that only the create can tell. */
export function previewCreate<Config>(resource: ResourceDefinition<Config>, inputs: PlainMap): PlainMap {
  const computed = (resource.computed ?? []).map((name) => [name, unknown] as const);
  return { ...Object.fromEntries(computed), ...inputs };
}

/** The outputs that an update will have: computed ones keep their value unless a changed input renews them. */
export function previewUpdate<Config>(
  resource: ResourceDefinition<Config>,
  olds: ResourceState,
  news: PlainMap,
): PlainMap {
  const changed = changesOf(resource, olds, news).map(({ path }) => path.split(/[.[]/, 1)[0] ?? path);
  const computed = (resource.computed ?? []).flatMap((name) => {
    const causes = resource.recomputed?.[name] ?? [];
    const value = causes.some((cause) => changed.includes(cause)) ? unknown : olds.outputs[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(computed), ...news };
}
