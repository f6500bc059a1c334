import { type PolicyResource, type ResourceValidationArgs, UnknownValueError } from "@pulumi/policy";
import type { RawResource } from "./trusts/raw-resource.ts";

/** A resource as the SDK shows it before it is touched: by itself. */
export function rawAlone({
  type,
  urn,
  props,
  opts,
  provider,
}: ResourceValidationArgs | PolicyResource): RawResource {
  return {
    type,
    urn,
    props: withoutNull(props),
    protect: opts.protect,
    ...(provider ? { provider: provider.urn } : {}),
    dependencies: {},
  };
}

/** What providers give back as null is not set. Lazily, as one that is not known yet throws when it is read. */
function withoutNull<Value extends object>(value: Value): Value {
  return new Proxy(value, {
    get: (target, name) => {
      const one: unknown = Reflect.get(target, name);
      return typeof one === "object" ? (one === null ? undefined : withoutNull(one)) : one;
    },
    has: (target, name) => Reflect.has(target, name) && !isNull(target, name),
    ownKeys: (target) => Reflect.ownKeys(target).filter((name) => !isNull(target, name)),
  });
}

/** Without reading it: a list keeps its places, and what is not known yet would throw. */
function isNull(target: object, name: PropertyKey): boolean {
  return !Array.isArray(target) && Reflect.getOwnPropertyDescriptor(target, name)?.value === null;
}

/** A resource of a stack, with those to which it refers. Lazily: of two thousand resources a few are looked at. */
export function rawInStack(resource: PolicyResource): RawResource {
  return {
    ...rawAlone(resource),
    get parent() {
      return resource.parent && rawInStack(resource.parent);
    },
    get dependencies() {
      const named = Object.entries(resource.propertyDependencies);
      return Object.fromEntries(named.map(([property, list]) => [property, list.map(rawInStack)]));
    },
  };
}

/** The property that is not known before the update, by its path; undefined for every other error. */
export function unknownProperty(error: unknown): string | undefined {
  if (!(error instanceof UnknownValueError)) return undefined;
  const { props } = error as unknown as { readonly props: readonly PropertyKey[] };
  return props.map(String).join(".");
}
