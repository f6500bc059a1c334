/** HTML that is safe to put into a page. Only `markup` makes it. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template. */
export type Part = string | number | Markup | undefined | false | readonly Part[];

/** Characters that mean something to HTML, in text and in quoted attributes. */
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * HTML from a template: everything that is put in becomes text, unless it is markup already. Attributes must be quoted.
 *
 * @example markup`<td>${"<b>"}</td>`.html // "<td>&lt;b&gt;</td>"
 */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.map((piece, place) => piece + htmlOf(parts[place])).join(""));
}

function htmlOf(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Markup) return part.html;
  if (typeof part === "object") return part.map(htmlOf).join("");
  return text(String(part));
}

/** Control characters are made visible: a name must not reverse, hide or break what stands around it. */
function text(value: string): string {
  return value
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
      return `\\u{${character.codePointAt(0)?.toString(16)}}`;
    })
    .replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}
