import type { ResourceDefinition, ResourceState } from "./definition.ts";
import { type Change, structuralDiff } from "./structural-diff.ts";
import { ownProperty, type PlainMap } from "./value.ts";

/** What a deployment would change: the last one against the new inputs, both in canonical form. */
export function changesOf<Config>(
  resource: ResourceDefinition<Config>,
  state: ResourceState,
  news: PlainMap,
): Change[] {
  const canonical = (inputs: PlainMap) => resource.canonical?.(inputs) ?? inputs;
  const olds = resource.deployed?.(state) ?? state.inputs;
  const kept = (resource.keptWhenUnset ?? []).filter((name) => ownProperty(news, name) === undefined);
  const relevant = Object.fromEntries(Object.entries(olds).filter(([name]) => !kept.includes(name)));
  return structuralDiff(canonical(relevant), canonical(news), resource.replaceOn ?? []);
}
