import { code, prose } from "../../formats/markdown-text.ts";
import type { Reference } from "../../saml/reference.ts";
import type { Sheet, SheetRow } from "../../saml/sheet/sheet.ts";

/** A sheet as Markdown. */
export function renderMarkdown({ title, intro, sections }: Sheet): string {
  return [
    `# ${prose(title)}`,
    "",
    prose(intro),
    "",
    ...sections.flatMap(({ title: name, rows }) => [
      `## ${prose(name)}`,
      "",
      "| what | type | note |",
      "| --- | --- | --- |",
      ...rows.map(row),
      "",
    ]),
  ].join("\n");
}

function row({ term, values, note = "", reference }: SheetRow): string {
  const source = reference === undefined ? "" : ` _(${sourceOf(reference)})_`;
  return `| ${prose(term)} | ${values.map(code).join("<br>")} | ${prose(note)}${source} |`;
}

function sourceOf({ source, mark }: Reference): string {
  return source.startsWith("https://") ? `[${mark}](${source})` : `${mark}: ${prose(source)}`;
}
