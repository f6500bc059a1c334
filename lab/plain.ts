import { isMap, type Plain, type PlainMap } from "../providers/host/value.ts";

/** The object at a name; an empty one when there is none. */
export function mapAt(properties: PlainMap, name: string): PlainMap {
  const value = properties[name];
  return value !== undefined && isMap(value) ? value : {};
}

/** The list at a name; an empty one when there is none. */
export function listAt(properties: PlainMap, name: string): readonly Plain[] {
  const value = properties[name];
  return Array.isArray(value) ? value : [];
}

/** The objects of the list at a name. */
export function mapsAt(properties: PlainMap, name: string): PlainMap[] {
  return listAt(properties, name).filter(isMap);
}
