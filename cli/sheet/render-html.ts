import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Markup, markup } from "../../report/page/markup.ts";
import type { Sheet, SheetRow } from "../../saml/sheet/sheet.ts";

/** A sheet as one HTML file that needs nothing else, and is one page on paper. */
export function renderHtml({ title, intro, sections }: Sheet): string {
  const style = readFileSync(join(import.meta.dirname, "sheet.css"), "utf8");
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="generator" content="webex-sso sheet"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${title}</title><link rel="icon" href="data:,"><style>${new Markup(style)}</style></head>
<body><main><h1>${title}</h1><p>${intro}</p>
${sections.map(
  ({
    title: name,
    rows,
  }) => markup`<section><h2>${name}</h2><table><thead><tr><th scope="col">What</th><th scope="col">Type</th><th scope="col">Note</th></tr></thead><tbody>
${rows.map(row)}</tbody></table></section>
`,
)}</main></body></html>
`.html;
}

function row({ term, values, note = "", reference }: SheetRow): Markup {
  const source =
    reference !== undefined &&
    markup` <span class="source">${reference.mark}: ${reference.source.replace("https://", "")}</span>`;
  const typed = values.map((value) => markup`<code>${value}</code>`);
  // What has nothing to type has the room for its note.
  return values.length === 0
    ? markup`<tr><th scope="row">${term}</th><td colspan="2">${note}${source}</td></tr>
`
    : markup`<tr><th scope="row">${term}</th><td>${typed}</td><td>${note}${source}</td></tr>
`;
}
