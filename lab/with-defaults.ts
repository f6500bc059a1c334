import { isMap, type Plain, type PlainMap } from "../providers/host/value.ts";
import type { PropertyRule, PropertyRules } from "./property-rules.ts";

/** The inputs as the provider completes them: its schema's defaults where the program says nothing. */
export function withDefaults(rules: PropertyRules, inputs: PlainMap): PlainMap {
  const completed = Object.entries(rules).flatMap(([name, rule]) => {
    const value = complete(rule, inputs[name] ?? rule.default ?? null);
    return value === null ? [] : [[name, value] as const];
  });
  const others = Object.entries(inputs).filter(([name]) => !Object.hasOwn(rules, name));
  return Object.fromEntries([...completed, ...others]);
}

function complete(rule: PropertyRule, value: Plain): Plain {
  if (Array.isArray(value) && rule.items !== undefined) {
    const { items } = rule;
    return value.map((item) => complete(items, item));
  }
  return isMap(value) && rule.properties !== undefined ? withDefaults(rule.properties, value) : value;
}
