import type { Exchange, Pair } from "./capture.ts";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The form of a page that posts a message by itself; undefined where the page has none. */
export function readHtmlForm(page: string): Exchange | undefined {
  const fields = [...page.matchAll(/<input\b[^>]*>/gi)].flatMap(([tag]): Pair[] => {
    const name = attribute(tag, "name");
    return name === undefined ? [] : [[name, attribute(tag, "value") ?? ""]];
  });
  if (!fields.some(([name]) => name === "SAMLResponse" || name === "SAMLRequest")) return undefined;
  const [tag = ""] = /<form\b[^>]*>/i.exec(page) ?? [];
  return {
    where: "the form",
    method: "POST",
    url: attribute(tag, "action") ?? "",
    requestHeaders: [],
    fields,
    responseHeaders: [],
  };
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return (match?.[1] ?? match?.[2])?.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      return String.fromCodePoint(
        Math.min(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16), 0x10ffff),
      );
    },
  );
}
