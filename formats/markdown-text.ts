import { oneLine, plainText } from "./plain-text.ts";

/**
 * Text of users as Markdown code: it stays text in every renderer, mentions nobody and links nowhere. Bars are written
 * out, because renderers of tables disagree on how one is escaped.
 */
export function code(text: string): string {
  const line = withoutMarker(oneLine(text)).replaceAll("|", "\\u007c");
  if (line === "") return "(empty)";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Sentences that may quote users: no mark-up, no HTML, no link, no mention. */
export function prose(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_{}[\]<>#!|~&$]/g, "\\$&")
      // At its beginning, what would make a list of it.
      .replace(/^(?=[-+])|(?<=^\d+)(?=[.)])/, "\\")
      .replaceAll("://", ":\\/\\/")
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
      // Forges look for names and numbers in what has been rendered: a joiner that nobody sees keeps them apart.
      .replace(/@|\\[#!~&$]/g, "$&\u2060")
  );
}

/** Several lines of a program, as a block of code. */
export function block(text: string): string {
  const lines = withoutMarker(plainText(text.replace(/\r\n?/g, "\n")));
  const fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}text\n${lines}\n${fence}`;
}

/** A comment is found again by its marker, which users must not be able to write: a joiner that nobody sees parts it. */
function withoutMarker(text: string): string {
  return text.replaceAll("<!--", "<!\u2060--");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
