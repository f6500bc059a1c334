import { type FieldPath, isQuotable } from "./field.ts";

const longest = 200;

/** A value for a message: shown where its field cannot hold a secret, and never so that it steers a terminal. */
export function quote(path: FieldPath, value: unknown): string {
  if (value === undefined) return "not set";
  if (!isQuotable(path)) return "a value that is not shown here";
  const text = withoutCredentials(String(value)).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  // A blank at an end is the mistake that nobody sees.
  if (text !== text.trim()) return `"${text}"`;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** An address can carry a password before its host and a token behind its path. */
function withoutCredentials(text: string): string {
  // Up to the last sign: a password may hold whatever ends a host.
  return text.replace(/^(\s*(?:[a-z][a-z0-9+.-]*:)?\/*).*@/is, "$1…@").replace(/[?#].*$/s, "?…");
}
