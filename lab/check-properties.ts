import type { InputFailure } from "../providers/host/definition.ts";
import { isMap, type Plain, type PlainMap, unknown } from "../providers/host/value.ts";
import type { PropertyRule, PropertyRules } from "./property-rules.ts";

/**
 * What a bridged provider refuses before anything is sent: names that its schema does not know, types, and
 * missing required properties. `resource` is the name in the program.
 */
export function checkProperties(rules: PropertyRules, inputs: PlainMap, resource: string): InputFailure[] {
  return checkMap(rules, inputs, "").map(({ property, reason }) => ({
    property,
    reason: `${reason} Examine values at '${resource}.${property}'.`,
  }));
}

/** The provider's own spelling of a property: its messages use it. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function checkMap(rules: PropertyRules, inputs: PlainMap, path: string): InputFailure[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const unknownNames = Object.keys(inputs).filter((name) => !Object.hasOwn(rules, name));
  return [
    ...unknownNames.map((name) => ({ property: at(name), reason: "Invalid or unknown key." })),
    ...Object.entries(rules).flatMap(([name, rule]) =>
      checkValue(rule, inputs[name] ?? null, name, at(name)),
    ),
  ];
}

function checkValue(rule: PropertyRule, value: Plain, name: string, path: string): InputFailure[] {
  if (value === unknown) return [];
  if (value === null) return rule.required ? [missing(name, path)] : [];
  if (Array.isArray(value) && rule.items !== undefined) {
    const { items } = rule;
    return value.flatMap((item, index) => checkValue(items, item, name, `${path}[${index}]`));
  }
  if (isMap(value) && rule.kind === "map" && rule.items !== undefined) {
    const { items } = rule;
    return Object.entries(value).flatMap(([key, item]) => checkValue(items, item, name, `${path}.${key}`));
  }
  if (isMap(value) && rule.properties !== undefined) return checkMap(rule.properties, value, path);
  const expected = accepts(rule, value);
  return expected === undefined ? [] : [{ property: path, reason: `"${snakeCase(name)}" ${expected}.` }];
}

/** Undefined when the value is acceptable, else what is wrong with it. */
function accepts({ kind }: PropertyRule, value: Plain): string | undefined {
  if (kind === "json") return isJson(value) ? undefined : "contains an invalid JSON";
  const fits = {
    string: typeof value === "string",
    certificate: typeof value === "string",
    boolean: typeof value === "boolean",
    integer: Number.isInteger(value),
    list: false,
    set: false,
    map: false,
    object: false,
  };
  return fits[kind] ? undefined : `must be of type ${kind}`;
}

function missing(name: string, property: string): InputFailure {
  return {
    property,
    reason: `Missing required argument. The argument "${snakeCase(name)}" is required, but no definition was found.`,
  };
}

function isJson(value: Plain): boolean {
  if (typeof value !== "string") return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
