import { STATUS_CODES } from "node:http";
import { html } from "../../lab/web/html.ts";
import type { Reply, Visit } from "../../lab/web/site.ts";

/** What a browser asked in the lab, and what it was answered. */
export interface Exchange {
  readonly at: Date;
  readonly visit: Visit;
  readonly reply: Reply;
}

const formType = "application/x-www-form-urlencoded";

/**
 * A journey through the lab as a browser's developer tools save it.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function harOf(exchanges: readonly Exchange[], version: string): object {
  return { log: { version: "1.2", creator: { name: "webex-sso", version }, entries: exchanges.map(entry) } };
}

function entry({ at, visit: { url, form }, reply }: Exchange): object {
  const isPost = form.size > 0;
  const { status, location, type, body } = answerOf(reply);
  const headers = [
    // The clock of the server that took a message is the one to judge its times by.
    { name: "Date", value: at.toUTCString() },
    ...(type === "" ? [] : [{ name: "Content-Type", value: type }]),
    ...(location === "" ? [] : [{ name: "Location", value: location }]),
  ];
  return {
    startedDateTime: at.toISOString(),
    time: 0,
    request: {
      method: isPost ? "POST" : "GET",
      url: url.href,
      ...wire,
      headers: isPost ? [{ name: "Content-Type", value: formType }] : [],
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(isPost ? { postData: { mimeType: formType, params: [], text: form.toString() } } : {}),
    },
    response: {
      status,
      statusText: STATUS_CODES[status] ?? "",
      ...wire,
      headers,
      content: { size: Buffer.byteLength(body), mimeType: type, text: body },
      redirectURL: location,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}

/** What has no meaning without a wire; -1 is HAR's "not known". */
const wire = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1, bodySize: -1 };

function answerOf(reply: Reply) {
  if (reply.kind === "redirect") return { status: 303, location: reply.url, type: "", body: "" };
  if (reply.kind === "document") return { status: 200, location: "", type: reply.type, body: reply.body };
  const status = reply.kind === "page" ? reply.status : 200;
  return { status, location: "", type: "text/html; charset=utf-8", body: html(reply, (url) => url) };
}
