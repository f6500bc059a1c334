import { hasUnknown, isMap, type Plain, type PlainMap, unknown } from "../providers/host/value.ts";
import type { PropertyRule, PropertyRules } from "./property-rules.ts";

/**
 * Properties in the one form in which equal means equal to the vendor: defaults are the same as nothing said,
 * so are `""`, `false` and empty lists where there is no default; sets are sorted, JSON and base64 respelled.
 */
export function canonicalProperties(rules: PropertyRules, properties: PlainMap): PlainMap {
  const entries = Object.entries(properties).flatMap(([name, value]) => {
    const canonical = canonicalValue(rules[name], value);
    return isNothing(rules[name], canonical) ? [] : [[name, canonical] as const];
  });
  return Object.fromEntries(entries);
}

function canonicalValue(rule: PropertyRule | undefined, value: Plain): Plain {
  if (rule === undefined || value === null || value === unknown) return value;
  if (Array.isArray(value)) return canonicalList(rule, value);
  if (isMap(value)) return canonicalProperties(rule.properties ?? rulesOfMap(rule, value), value);
  if (rule.kind === "json" && typeof value === "string") return canonicalJson(value);
  if (rule.kind === "certificate" && typeof value === "string") return value.replace(/\s/g, "");
  return value;
}

function canonicalList(rule: PropertyRule, values: readonly Plain[]): Plain {
  const items = values.map((value) => canonicalValue(rule.items, value));
  if (rule.kind !== "set" || hasUnknown(items)) return items;
  return items.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** A map has one rule for every key that it has. */
function rulesOfMap({ items }: PropertyRule, value: PlainMap): PropertyRules {
  return items === undefined ? {} : Object.fromEntries(Object.keys(value).map((key) => [key, items]));
}

function canonicalJson(text: string): string {
  return text === "" ? "" : sortKey(JSON.parse(text) as Plain);
}

function sortKey(value: Plain): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isMap(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function isNothing(rule: PropertyRule | undefined, value: Plain): boolean {
  if (value === null) return true;
  const standard = rule?.default ?? rule?.vendorDefault;
  if (standard !== undefined) return value === standard;
  return value === "" || value === false || (Array.isArray(value) && value.length === 0);
}
