import { printableJson } from "../formats/plain-text.ts";
import { visible } from "../saml/format-findings.ts";

/**
 * Says why there is no result: on standard error, and under --json as the one document on standard output, for whoever
 * reads it there. What it quotes must not steer the terminal.
 */
export function printFailure(
  { code, message }: { readonly code: string; readonly message: string },
  words: readonly string[],
): void {
  console.error(visible(message));
  if (words.includes("--json")) console.log(printableJson({ error: { code, message } }));
}
