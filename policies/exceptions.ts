import type { Violation } from "./judge.ts";
import type { Exception } from "./settings/schema.ts";

/** Whether an exception holds on a day; its last day is the one that it names. */
export function inForce({ expires }: Exception, now: Date): boolean {
  return now.toISOString().slice(0, 10) <= expires;
}

/** Whether a violation is what an exception is about. */
export function covers({ rule, field, urn }: Exception, violation: Violation): boolean {
  return (
    rule === violation.rule &&
    (field === undefined || field === violation.path) &&
    matches(urn, violation.subject)
  );
}

/** Whether an exception is about a resource. */
export function isAbout({ urn }: Exception, subject: string): boolean {
  return matches(urn, subject);
}

/** Violations less those that an exception in force covers. */
export function withoutExcepted(
  violations: readonly Violation[],
  exceptions: readonly Exception[],
  now: Date,
): Violation[] {
  const current = exceptions.filter((exception) => inForce(exception, now));
  return violations.filter((violation) => !current.some((exception) => covers(exception, violation)));
}

/** Whether an exception is about the stack and project of a URN. */
export function concerns({ urn }: Exception, stackUrn: string): boolean {
  return home(urn) === home(stackUrn);
}

/** @example home("urn:pulumi:acme::webex-sso::okta:app/saml:Saml::webex") // "urn:pulumi:acme::webex-sso" */
function home(urn: string): string {
  return urn.split("::", 2).join("::");
}

/** `*` stands for any text. Compared piece by piece: a pattern is no regular expression, and cannot be slow. */
function matches(pattern: string, urn: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return pattern === urn;
  if (!urn.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = urn.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return urn.length - last.length >= at && urn.endsWith(last);
}
