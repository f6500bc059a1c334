/** Stands for a value that is not known yet: at preview, whatever another resource still has to compute. */
export const unknown: unique symbol = Symbol("unknown until applied");

/** A property value as a provider works with it: plain data, or not known yet. */
export type Plain = null | boolean | number | string | typeof unknown | readonly Plain[] | PlainMap;

export interface PlainMap {
  readonly [name: string]: Plain;
}

/** Marks a value that the engine keeps encrypted. */
export class Secret {
  readonly value: Property;

  constructor(value: Property) {
    this.value = value;
  }
}

/** A property value as it crosses the wire: plain data in which any part may be secret. */
export type Property =
  | null
  | boolean
  | number
  | string
  | typeof unknown
  | Secret
  | readonly Property[]
  | PropertyMap;

export interface PropertyMap {
  readonly [name: string]: Property;
}

/** Whether the value is an object with named properties. */
export function isMap<Value>(
  value: Value,
): value is Exclude<Extract<Value, object>, readonly unknown[] | Secret> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Secret);
}

/** Whether any part of the value is not known yet. */
export function hasUnknown(value: Plain): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isMap(value) && Object.values(value).some(hasUnknown);
}

/** The property of that name; never one that every JavaScript object inherits. */
export function ownProperty<Value>(map: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
