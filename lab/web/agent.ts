import { randomUUID } from "node:crypto";
import type { Page } from "./site.ts";
import type { Web } from "./web.ts";

/** A browser without a window: it follows what goes on by itself, and stops at pages. */
export interface Agent {
  open(url: string): Promise<Page>;
  /** Submits the form with that label of the page; `answer` is what the person fills in. */
  submit(page: Page, label: string, answer?: string): Promise<Page>;
}

/** More than any journey of SAML takes. */
const mostHops = 10;

/** Starts one; each has cookies of its own. */
export function startAgent(web: Web): Agent {
  const browser = randomUUID();
  async function go(url: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    let next = { url, fields };
    for (let hop = 0; hop < mostHops; hop++) {
      const address = new URL(next.url);
      const reply = await web.visit({
        url: address,
        form: new URLSearchParams(next.fields),
        browser,
      });
      if (reply.kind === "page") return reply;
      if (reply.kind === "document") throw new Error(`${next.url} is a document and no page.`);
      next = { url: reply.url, fields: reply.kind === "post" ? reply.fields : {} };
    }
    throw new Error(`${url} goes on and on: ${mostHops} hops.`);
  }
  return {
    open: (url) => go(url, {}),
    submit(page, label, answer) {
      const form = page.forms.find((one) => one.label.startsWith(label));
      if (form === undefined)
        throw new Error(
          `The page ${page.site}: ${page.title} has no form ${JSON.stringify(label)}: ${page.text.join(" ")}`,
        );
      return go(form.url, {
        ...form.fields,
        ...(form.ask === undefined ? {} : { [form.ask.name]: answer ?? "" }),
      });
    },
  };
}
