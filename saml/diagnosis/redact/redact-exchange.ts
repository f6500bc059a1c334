import type { Exchange, Pair } from "../unwrap/capture.ts";
import { pairsOf } from "../unwrap/messages-of.ts";
import type { StandIns } from "./stand-ins.ts";

/** A request of a browser, and what came back, without what is private in it. */
export interface RedactedExchange {
  readonly where: string;
  readonly method: string;
  readonly url: string;
  readonly status?: number;
  readonly requestHeaders: readonly Pair[];
  readonly fields: readonly Pair[];
  readonly responseHeaders: readonly Pair[];
  /** What was left out of the answer. */
  readonly page?: string;
}

/** Headers whose value says nothing about a person; that of every other one is replaced. */
const keptHeaders =
  /^(?:accept(?:-.*)?|cache-control|connection|content-(?:encoding|language|length|type)|date|expires|host|pragma|sec-fetch-.*|server|strict-transport-security|transfer-encoding|vary|x-content-type-options|x-frame-options)$/i;
const addressHeaders = /^(?:location|origin|referer)$/i;
const messageNames = ["SAMLResponse", "SAMLRequest"];

/** Takes out of an exchange what is private: cookies, tokens, values of forms and queries, and the page itself. */
export function redactExchange(exchange: Exchange, standIns: StandIns): RedactedExchange {
  const { where, method, url, status, requestHeaders, responseHeaders, fields, form = "", page } = exchange;
  const sent = fields.length > 0 ? fields : pairsOf(form);
  return {
    where,
    method,
    url: redactUrl(url, standIns),
    ...(status === undefined ? {} : { status }),
    requestHeaders: requestHeaders.map((one) => redactHeader(one, standIns)),
    fields: sent.map(([name, value]) => [standIns.scrub(name), redactValue(name, value, standIns)]),
    responseHeaders: responseHeaders.map((one) => redactHeader(one, standIns)),
    ...(page === undefined ? {} : { page: `left out: ${page.length} characters` }),
  };
}

function redactHeader([name, value]: Pair, standIns: StandIns): Pair {
  if (keptHeaders.test(name)) return [name, standIns.scrub(value)];
  if (addressHeaders.test(name)) return [name, redactUrl(value, standIns)];
  if (/^cookie$/i.test(name))
    return [
      name,
      value
        .split(/;\s*/)
        .map((one) => redactCookie(one, standIns))
        .join("; "),
    ];
  if (/^set-cookie$/i.test(name))
    return [
      name,
      value
        .split("\n")
        .map((line) => {
          const [cookie = "", ...attributes] = line.split(/;\s*/);
          return [redactCookie(cookie, standIns), ...attributes.map((one) => standIns.scrub(one))].join("; ");
        })
        .join("\n"),
    ];
  return [standIns.scrub(name), standIns.of("token", value)];
}

function redactCookie(cookie: string, standIns: StandIns): string {
  const at = cookie.indexOf("=");
  if (at < 0) return standIns.of("cookie", cookie);
  return `${standIns.scrub(cookie.slice(0, at))}=${standIns.of("cookie", cookie.slice(at + 1))}`;
}

/** Origin and path stay; every value of the query, long opaque parts of the path, and a fragment do not. */
function redactUrl(url: string, standIns: StandIns): string {
  const [, origin = "", path = "", query = ""] =
    /^([a-z][\w+.-]*:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/is.exec(url) ?? [];
  const host = origin.replace(/\/\/[^@]*@/, "//");
  const parts = path.split("/").map((part) => redactSegment(part, standIns));
  const pairs = pairsOf(query).map(
    ([name, value]) =>
      `${encodeURIComponent(standIns.scrub(name))}=${encodeURIComponent(redactValue(name, value, standIns))}`,
  );
  const rest = query !== "" && pairs.length === 0 ? [standIns.of("token", query)] : pairs;
  return `${standIns.scrub(host)}${parts.join("/")}${rest.length === 0 ? "" : `?${rest.join("&")}`}`;
}

function redactSegment(segment: string, standIns: StandIns): string {
  const [name = "", ...parameters] = segment.split(";");
  const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name);
  const isOpaque = name.length >= 32 && !isUuid && /\d/.test(name);
  const kept = isOpaque ? standIns.of("token", name) : standIns.scrub(name);
  return [kept, ...parameters.map((one) => standIns.of("token", one))].join(";");
}

function redactValue(name: string, value: string, standIns: StandIns): string {
  if (messageNames.includes(name)) return "(see messages)";
  return name === "SigAlg" ? value : standIns.of("token", value);
}
