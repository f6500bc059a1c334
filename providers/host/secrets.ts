import {
  isMap,
  ownProperty,
  type Plain,
  type PlainMap,
  type Property,
  type PropertyMap,
  Secret,
} from "./value.ts";

/** Where a secret was: property names from the top; an array on the way ends it, because elements may move. */
export type SecretPath = readonly string[];

/** Takes the secret marks off, so that a provider reads plain data, and tells where they were. */
export function splitSecrets(properties: PropertyMap): {
  readonly plain: PlainMap;
  readonly secrets: readonly SecretPath[];
  /** Takes every line of every secret out of a message: what refuses a value likes to quote it. */
  readonly redact: (message: string) => string;
} {
  const lines = linesOf(properties, false);
  return {
    plain: reveal(properties) as PlainMap,
    secrets: pathsOf(properties, []),
    redact: (message) => lines.reduce((text, line) => text.replaceAll(line, "[secret]"), message),
  };
}

/** Shorter ones stand in every message by chance. */
const shortestSecret = 4;

function linesOf(property: Property, secret: boolean): string[] {
  if (property instanceof Secret) return linesOf(property.value, true);
  if (Array.isArray(property)) return property.flatMap((item) => linesOf(item, secret));
  if (isMap(property)) return Object.values(property).flatMap((value) => linesOf(value, secret));
  if (!secret || typeof property !== "string") return [];
  const lines = [property, ...property.split(/[\r\n]+/)].map((line) => line.trim());
  return lines.filter((line) => line.length >= shortestSecret);
}

/**
 * Puts the marks back on data that a provider answered. A mark whose place is gone moves up to the nearest
 * property that is still there: rather too much is secret than too little.
 */
export function markSecrets(properties: PropertyMap, secrets: readonly SecretPath[]): PropertyMap {
  return secrets.reduce<PropertyMap>(mark, properties);
}

function reveal(property: Property): Plain {
  if (property instanceof Secret) return reveal(property.value);
  if (Array.isArray(property)) return property.map(reveal);
  if (isMap(property)) {
    return Object.fromEntries(Object.entries(property).map(([name, value]) => [name, reveal(value)]));
  }
  return property as Plain;
}

function pathsOf(property: Property, path: SecretPath): SecretPath[] {
  if (property instanceof Secret) return [path];
  if (Array.isArray(property)) return property.some((item) => pathsOf(item, path).length > 0) ? [path] : [];
  if (!isMap(property)) return [];
  return Object.entries(property).flatMap(([name, value]) => pathsOf(value, [...path, name]));
}

function mark(properties: PropertyMap, [name, ...rest]: SecretPath): PropertyMap {
  const value = name === undefined ? undefined : ownProperty(properties, name);
  if (name === undefined || value === undefined || value instanceof Secret) return properties;
  const goesDeeper = rest[0] !== undefined && isMap(value) && Object.hasOwn(value, rest[0]);
  return { ...properties, [name]: goesDeeper ? mark(value, rest) : new Secret(value) };
}
