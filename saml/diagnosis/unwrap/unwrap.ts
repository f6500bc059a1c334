import { webexBroker } from "../../webex-broker.ts";
import { type WebexMessageName, webexMessages } from "../../webex-message.ts";
import type { Problem } from "../problem.ts";
import type { Capture, Exchange, Wrapping } from "./capture.ts";
import { decodeMessage } from "./decode-message.ts";
import { decodeText, giveATrace } from "./decode-text.ts";
import { readHar } from "./har.ts";
import { readHtmlForm } from "./html-form.ts";
import { messagesOf } from "./messages-of.ts";
import { readSamlTracer } from "./saml-tracer.ts";

/**
 * Takes the SAML messages, or the answer of the WebEx XML API, out of whatever they are wrapped in.
 *
 * @example unwrap(await readFile("trace.har")).messages[0]?.where
 */
export function unwrap(file: Uint8Array): Capture {
  const decoded = decodeText(file);
  if ("problem" in decoded) return nothing(decoded.problem);
  const text = decoded.text.trim();
  if (text === "")
    return nothing({ code: "diagnosis-empty", message: "There is nothing in it.", fix: giveATrace });
  return (wrappings.find(({ fits }) => fits(text)) as (typeof wrappings)[number]).read(text);
}

/** How each wrapping is recognised, and read; the last one takes what is left. */
const wrappings: readonly {
  readonly fits: (text: string) => boolean;
  readonly read: (text: string) => Capture;
}[] = [
  { fits: (text) => /^[{[]/.test(text), read: readJson },
  { fits: (text) => /^<(?:!doctype\s+html|html|form|input)\b/i.test(text), read: readPage },
  {
    fits: (text) => text.startsWith("<"),
    read: (text) => ({
      ...empty,
      wrapping: "XML",
      messages: [{ xml: text, where: "the file", asText: true }],
    }),
  },
  {
    fits: (text) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text),
    read: (text) => joined("URL", [exchange("GET", text.replace(/\s/g, ""))]),
  },
  {
    fits: (text) => /(?:^|[?&])SAML(?:Response|Request)=/.test(text),
    read: (text) => readQueryOrForm(text.replace(/^[?&]|[\r\n]/g, "")),
  },
  { fits: () => true, read: readBase64 },
];

const empty: Capture = { messages: [], problems: [], exchanges: [], shown: [] };

function nothing(problem: Problem): Capture {
  return { ...empty, problems: [problem] };
}

function readJson(text: string): Capture {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const ends = !/[}\]]$/.test(text);
    return nothing({
      code: ends ? "diagnosis-cut-off" : "diagnosis-json",
      message: ends
        ? `It begins as JSON and is cut off after ${text.length} characters, at ${JSON.stringify(text.slice(-20))}.`
        : `It begins as JSON and is none: ${(error as Error).message}.`,
      fix: "Export the trace again, and give the file as it was written.",
    });
  }
  const har = readHar(json);
  if (har !== undefined) return joined("HAR", har);
  const tracer = readSamlTracer(json);
  if (tracer !== undefined) return joined("SAML-tracer", tracer);
  const keys = Object.keys(json as object).slice(0, 5);
  return nothing({
    code: "diagnosis-json",
    message: `It is JSON, but neither a HAR file nor an export of SAML-tracer: it has ${keys.join(", ") || "nothing"} where those have log.entries or requests.`,
    fix: giveATrace,
  });
}

function readPage(text: string): Capture {
  const form = readHtmlForm(text);
  if (form !== undefined) return joined("HTML form", [form]);
  return nothing({
    code: "diagnosis-not-saml",
    message: "It is a web page without a form that posts a SAML message.",
    fix: giveATrace,
  });
}

function readQueryOrForm(text: string): Capture {
  // In a query the message is compressed; in a form it is not, and base64 of "<" begins with a P.
  const isQuery = !/(?:^|&)SAML(?:Response|Request)=P/.test(text);
  const asForm = { ...exchange("POST", ""), form: text };
  return joined("form or query", [isQuery ? exchange("GET", `?${text}`) : asForm]);
}

function readBase64(text: string): Capture {
  const result = decodeMessage(text);
  if ("xml" in result)
    return {
      ...empty,
      wrapping: "base64",
      messages: [{ xml: result.xml, where: "the file", asText: false }],
    };
  const begins = JSON.stringify(text.slice(0, 40));
  return nothing({ ...result.problem, message: `It begins with ${begins}. ${result.problem.message}` });
}

/** The messages of all requests, in their order. */
function joined(wrapping: Wrapping, exchanges: readonly Exchange[]): Capture {
  const all = exchanges.map(messagesOf);
  const messages = all.flatMap((one) => one.messages);
  const problems = all.flatMap((one) => one.problems);
  const missing: Problem = {
    code: "diagnosis-no-message",
    message: `None of the ${exchanges.length} requests in it carries a SAML message.`,
    fix: "Start recording before you press Sign in at Webex, keep the log over page changes (Preserve log), go on to the error, and export then.",
  };
  return {
    wrapping,
    messages,
    problems: messages.length + problems.length === 0 ? [missing] : problems,
    exchanges,
    shown: shownIn(exchanges),
  };
}

function shownIn(exchanges: readonly Exchange[]): WebexMessageName[] {
  const pages = exchanges.filter(({ url }) => webexBroker(url)).map(({ page }) => page ?? "");
  return (Object.keys(webexMessages) as WebexMessageName[]).filter((name) =>
    pages.some((page) => page.includes(webexMessages[name].text)),
  );
}

function exchange(method: string, url: string): Exchange {
  return { where: "", method, url, requestHeaders: [], fields: [], responseHeaders: [] };
}
