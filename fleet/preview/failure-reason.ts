import type { Complaint } from "./tenant-preview.ts";

/**
 * Why a preview failed, in the engine's words and with what to do.
 *
 * @param message the engine's error, which also quotes the whole output.
 * @param complaints what it said on the way, which is clearer where there is something.
 */
export function failureReason(tenant: string, message: string, complaints: readonly Complaint[]): string {
  const errors = complaints.filter(({ severity }) => severity === "error").map((one) => one.message);
  const lines = message.split("\n").filter((line) => /^\s*(stderr: )?error: /.test(line));
  const said = [...new Set(errors.length > 0 ? errors : lines.map((line) => line.trim()))].join("\n");
  if (isNeverMade(said))
    return `${said}\n→ Make the stack of a new tenant before its review: pulumi stack init ${tenant}`;
  return said.replace(protection, protectionMend) || "The engine did not say why.";
}

/** Whether the engine says that there is no such stack. */
export function isNeverMade(reason: string): boolean {
  return /no stack named/.test(reason);
}

/** What the engine advises where a resource is protected: in a review it would be the way into an outage. */
const protection = /[ \n]To unprotect the resource, [\s\S]*?`pulumi state unprotect [^`]*`/g;

const protectionMend =
  "\n→ Its protection keeps everybody's sign-in: undo what deletes it. To delete it on purpose, set webex-sso:protect to false and deploy that first.";
