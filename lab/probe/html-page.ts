import { type DefaultTreeAdapterTypes as Html, parse } from "parse5";

/** A form of a page. */
export interface HtmlForm {
  /** Where it goes, complete. */
  readonly action: string;
  readonly method: "GET" | "POST";
  /** The values that it has before anybody fills it in. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether there is something that a person fills in. */
  readonly asks: boolean;
}

/** What is read of an HTML page. */
export interface HtmlPage {
  readonly title: string;
  /** What a person can read, white space collapsed. */
  readonly text: string;
  /** The `id` of every element. */
  readonly ids: ReadonlySet<string>;
  /** The `name` of every input. */
  readonly inputs: ReadonlySet<string>;
  /** What the page calls itself to Microsoft's own scripts. */
  readonly pageId?: string;
  /** Scripts: their text, and the addresses of those that are elsewhere. */
  readonly script: string;
  readonly forms: readonly HtmlForm[];
  /** The form that the page submits by itself. */
  readonly onward?: HtmlForm;
}

/** Inputs that nobody fills in. */
const silent = ["hidden", "submit", "button", "image", "reset"];

/** Reads a page as a browser would, whatever its author got wrong. `base` is the address at which it stands. */
export function readHtml(html: string, base: string): HtmlPage {
  const elements = [...elementsBelow(parse(html))];
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  const scripts = named("script").map((one) => `${attribute(one, "src") ?? ""}\n${textOf(one)}`);
  const forms = named("form").map((form) => readForm(form, base));
  const submits = [...scripts, ...named("body").map((body) => attribute(body, "onload") ?? "")].some((code) =>
    /\.submit\s*\(/.test(code),
  );
  const pageId = named("meta").find((meta) => attribute(meta, "name") === "PageID");
  // A page that asks something may well submit it by a script; it does not do so by itself.
  const onward = submits && forms.length === 1 ? forms.find(({ asks }) => !asks) : undefined;
  return {
    title: named("title").map(textOf).join(" ").trim(),
    text: named("body").map(readableText).join(" ").replace(/\s+/g, " ").trim(),
    ids: new Set(elements.flatMap((one) => attribute(one, "id") ?? [])),
    inputs: new Set(named("input").flatMap((one) => attribute(one, "name") ?? [])),
    ...(pageId === undefined ? {} : { pageId: attribute(pageId, "content") ?? "" }),
    script: scripts.join("\n"),
    forms,
    ...(onward === undefined ? {} : { onward }),
  };
}

function readForm(form: Html.Element, base: string): HtmlForm {
  const inputs = [...elementsBelow(form)].filter(({ tagName }) => tagName === "input");
  const action = attribute(form, "action") ?? "";
  return {
    action: URL.canParse(action, base) ? new URL(action, base).href : base,
    method: attribute(form, "method")?.toUpperCase() === "POST" ? "POST" : "GET",
    fields: Object.fromEntries(
      inputs.flatMap((one) => {
        const name = attribute(one, "name");
        return name === undefined ? [] : [[name, attribute(one, "value") ?? ""]];
      }),
    ),
    asks: inputs.some((one) => !silent.includes(attribute(one, "type")?.toLowerCase() ?? "text")),
  };
}

function* elementsBelow(node: Html.ParentNode): Generator<Html.Element> {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    yield child;
    yield* elementsBelow(child);
  }
}

function attribute(element: Html.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function textOf(element: Html.Element): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

function readableText(element: Html.Element): string {
  if (["script", "style", "noscript", "template"].includes(element.tagName)) return "";
  return element.childNodes
    .map((node) => ("tagName" in node ? readableText(node) : "value" in node ? node.value : ""))
    .join(" ");
}
