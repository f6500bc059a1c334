/** A list, whichever way Windows PowerShell wrote it: as null, as its only element, or as { value, Count }. */
export function asList(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && "value" in value && "Count" in value) return asList(value.value);
  return [value];
}
