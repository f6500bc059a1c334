/** A value of the configuration where it is a text in lower case; a secret or a number is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase() : undefined;
}
