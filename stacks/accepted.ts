import type { z } from "zod";

/**
 * What a schema takes at the place of an issue, in words.
 *
 * @example accepted(issue) // "organization | partner"
 */
export function accepted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.map((value) => String(value)).join(" | ");
    case "invalid_type":
      return words[issue.expected] ?? issue.expected;
    case "invalid_union":
      return issue.discriminator === undefined
        ? issue.errors.map((branch) => branch.map(accepted).join(" and ")).join(", or ")
        : ((issue as { options?: readonly unknown[] }).options ?? []).map(String).join(" | ");
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? `at least ${issue.minimum} ${issue.origin === "string" ? "character" : "entry"}`
        : `${issue.minimum} or more`;
    case "too_big":
      return issue.origin === "string" ? `at most ${issue.maximum} characters` : `${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

const words: Partial<Record<string, string>> = {
  string: "a text",
  boolean: "true | false",
  array: "a list",
  object: "a mapping of keys to values",
  int: "a whole number",
  number: "a number",
};
