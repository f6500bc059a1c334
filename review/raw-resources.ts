import { type ResourceState, type ResourceStep, unknownValue } from "../fleet/preview/tenant-preview.ts";
import { sourceOf } from "../policies/trusts/index.ts";
import type { RawResource } from "../policies/trusts/raw-resource.ts";
import { UnknownValue, withUnknowns } from "./unknown-value.ts";

/** The resources of a stack before and after an update, as the policy pack's rules read them. */
export interface BeforeAndAfter {
  readonly before: readonly RawResource[];
  readonly after: readonly RawResource[];
}

/** Reads the resources out of the steps of a preview. */
export function rawResources(steps: readonly ResourceStep[]): BeforeAndAfter {
  const side = (which: "old" | "new") =>
    joined(
      steps.flatMap((step) => {
        // What the stack has recorded is how things are: what it gives out after the update is no change of a resource.
        const state = step.type === "pulumi:pulumi:Stack" ? (step.old ?? step.new) : step[which];
        return state === undefined ? [] : [{ urn: step.urn, type: step.type, state }];
      }),
    );
  return { before: side("old"), after: side("new") };
}

interface Located {
  readonly urn: string;
  readonly type: string;
  readonly state: ResourceState;
}

function joined(located: readonly Located[]): RawResource[] {
  const raw = new Map<string, RawResource>();
  for (const { urn, type, state } of located)
    raw.set(urn, {
      urn,
      type,
      props: propsOf(state),
      protect: state.protect,
      ...(state.provider === undefined
        ? {}
        : { provider: state.provider.split("::").slice(0, 4).join("::") }),
      get parent() {
        return raw.get(state.parent ?? "");
      },
      get dependencies() {
        return dependenciesOf({ urn, type, state }, located, raw);
      },
    });
  return [...raw.values()];
}

/** What the program wants counts more than what the provider made of it, which has the rest. */
function propsOf({ id, inputs, outputs }: ResourceState): RawResource["props"] {
  return withUnknowns({ ...outputs, ...inputs, id: id === "" ? unknownValue : id });
}

/**
 * The resources that a property may be made of. The events do not say it; the identifiers in the properties do. While
 * those are not known, it is one of the new resources beside it: rules look for one type among them, and only two
 * trusts of one vendor that are made at once cannot be told apart.
 */
function dependenciesOf(
  { urn, state }: Located,
  located: readonly Located[],
  raw: ReadonlyMap<string, RawResource>,
): RawResource["dependencies"] {
  const others = located.filter((one) => one.urn !== urn);
  const dependencies: Record<string, readonly RawResource[]> = {};
  for (const [property, value] of Object.entries(state.inputs)) {
    const texts = textsOf(value);
    const named = others.filter((one) => identifiersOf(one).some((id) => texts.includes(id)));
    const possible = texts.includes(unknownValue) ? others.filter((one) => isNewBeside(one, state)) : [];
    Object.defineProperty(dependencies, property, {
      enumerable: true,
      get: () => {
        if (hasTwoTrusts(possible)) throw new UnknownValue(property);
        return [...named, ...possible].flatMap((one) => raw.get(one.urn) ?? []);
      },
    });
  }
  return dependencies;
}

function isNewBeside({ state }: Located, { parent }: ResourceState): boolean {
  return state.id === "" && state.parent === parent;
}

function hasTwoTrusts(located: readonly Located[]): boolean {
  const anchors = located.map(({ type }) => type).filter((type) => sourceOf(type) !== undefined);
  return new Set(anchors).size < anchors.length;
}

/** By which others may name it: its own identifier, and what the provider calls one (clientId, objectId). */
function identifiersOf({ state: { id, outputs } }: Located): string[] {
  const named = Object.entries(outputs).filter(([name]) => /Id$/.test(name));
  return [id, ...named.map(([, value]) => value)].filter(
    (one): one is string => typeof one === "string" && one !== "" && one !== unknownValue,
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
