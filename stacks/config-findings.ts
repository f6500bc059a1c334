import type { z } from "zod";
import { type Finding, finding } from "../saml/finding.ts";
import { accepted } from "./accepted.ts";

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
