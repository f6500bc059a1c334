import { visible } from "../../saml/format-findings.ts";

/** A value as code: it is copied letter by letter, and no letter of it is taken for Markdown. */
export function code(text: string): string {
  const plain = visible(text).replaceAll("`", "'").replaceAll("|", "\\|").replaceAll("\n", " ");
  return plain === "" ? "" : `\`${plain}\``;
}

/** A table of two columns. */
export function pairs(rows: readonly (readonly [name: string, value: string])[]): string {
  return ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

/** Left open, for whoever sends it. */
export const blank = "_to be filled in_";
