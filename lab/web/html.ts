import { showMessage } from "../saml/show-message.ts";
import type { Check, Form, Page, Reply } from "./site.ts";

/** Where a browser finds an address of the lab's web. */
export type Address = (url: string) => string;

/** Characters that mean something to HTML, in text and in attributes. */
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML; everything that the lab shows goes through here. @example escapeHtml("<b>") // "&lt;b&gt;" */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}

/** The address of the only script and of the style sheet. */
export const scriptPath = "/lab.js";
export const stylePath = "/lab.css";

/** Submits a form that goes on by itself. */
export const script = 'document.querySelector("form[data-go]")?.submit();\n';
export const style = `body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
header { color: #555 } h1 { margin: .3rem 0 1rem } h2 { margin: 2rem 0 .5rem } p { margin: .3rem 0; overflow-wrap: anywhere }
.good { color: #0a6b2d } .good::before { content: "✓ " } .bad { color: #b00020 } .bad::before { content: "✗ " }
pre { font-size: 14px; background: #f4f4f4; border-radius: .4rem; padding: 1rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
pre div { padding-left: 6ch; text-indent: -6ch }
form { margin: .8rem 0 } button { font: inherit; padding: .3rem .8rem }
table { border-collapse: collapse } td { padding: .3rem 1.2rem .3rem 0; vertical-align: top; border-top: 1px solid #e4e4e4; overflow-wrap: anywhere } td:first-child { white-space: nowrap }
.passed td:first-child { color: #0a6b2d } .failed td { color: #b00020; font-weight: 600 }
`;

/** A page, or a message that goes on, as HTML. */
export function html(reply: Extract<Reply, { kind: "page" | "post" }>, address: Address): string {
  return reply.kind === "page" ? page(reply, address) : onward(reply, address);
}

function page(
  { status, site, title, text, forms, checks = [], messages = [] }: Page,
  address: Address,
): string {
  const verdict = checks.length === 0 ? "" : ` class="${status === 200 ? "good" : "bad"}"`;
  return documentOf(title, [
    `<header>${escapeHtml(site)} · the lab's stand-in</header>`,
    `<h1${verdict}>${escapeHtml(title)}</h1>`,
    ...text.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...forms.map((form) => formOf(form, address)),
    ...(checks.length === 0 ? [] : ["<h2>Checks</h2>", `<table>${checks.map(row).join("\n")}</table>`]),
    ...messages.map(
      ({ title: name, xml }) =>
        `<h2>${escapeHtml(name)}</h2><pre>${readable(xml)
          .split("\n")
          .map((line) => `<div>${escapeHtml(line)}</div>`)
          .join("")}</pre>`,
    ),
  ]);
}

/** As lines; what is no XML is shown as it came. */
function readable(xml: string): string {
  try {
    return showMessage(xml);
  } catch {
    return xml;
  }
}

function onward({ url, fields }: Extract<Reply, { kind: "post" }>, address: Address): string {
  const form = formOf({ label: "Continue", url, fields }, address).replace("<form", "<form data-go");
  return documentOf("Continue", [
    `<p>On to ${escapeHtml(url)}</p>`,
    form,
    `<script src="${scriptPath}" defer></script>`,
  ]);
}

function formOf({ label, url, fields, ask }: Form, address: Address): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const asked =
    ask === undefined
      ? ""
      : `<label>${escapeHtml(ask.label)} <input name="${escapeHtml(ask.name)}" autofocus></label> `;
  return `<form method="post" action="${escapeHtml(address(url))}">${hidden.join("")}${asked}<button>${escapeHtml(label)}</button></form>`;
}

function row({ name, passed, detail }: Check): string {
  const mark = passed ? "✓" : "✗";
  return `<tr class="${passed ? "passed" : "failed"}"><td>${mark} ${escapeHtml(name)}</td><td>${escapeHtml(detail)}</td></tr>`;
}

function documentOf(title: string, body: readonly string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="${stylePath}"></head><body>${body.join("\n")}</body></html>`;
}
