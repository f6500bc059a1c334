import type { z } from "zod";
import { type Finding, finding } from "../saml/finding.ts";

type Issue = z.core.$ZodIssue;

/** One finding for each thing that the schema refuses: the file, the key, the value, what is accepted. */
export function configFindings(issues: readonly Issue[], config: unknown, subject: string): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, config, subject));
}

function findingsOf(issue: Issue, config: unknown, subject: string): Finding[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey([...issue.path, key], subject));
  const value = issue.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    config,
  );
  const key = keyOf(issue.path);
  if (value === undefined)
    return [
      finding("tenant-key-missing", {
        subject,
        message: `${key} is missing.`,
        fix: `Add ${key}: ${accepted(issue)}.`,
      }),
    ];
  return [
    finding("tenant-key-invalid", {
      subject,
      message: `${key} is ${JSON.stringify(value)}.`,
      fix: `Accepted: ${accepted(issue)}.`,
    }),
  ];
}

function unknownKey(path: PropertyKey[], subject: string): Finding {
  return finding("tenant-key-unknown", {
    subject,
    message: `${keyOf(path)} is no key of a tenant.`,
    fix: "Correct or remove it; docs/tenant.md and the editor's completion list every key.",
  });
}

/** @example keyOf(["idp", "kind"]) // "webex-sso:idp.kind" */
function keyOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  return `webex-sso:${String(first)}${rest.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("")}`;
}

/** What the schema takes at that place, in words. */
function accepted(issue: Issue): string {
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
