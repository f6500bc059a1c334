import { deflateRawSync } from "node:zlib";
import type { Wrapping } from "../../../saml/diagnosis/unwrap/capture.ts";

/** A message in a wrapping. */
export interface Wrapped {
  readonly name: string;
  readonly wrapping: Wrapping;
  readonly wrap: (xml: string, url: string) => string | Uint8Array;
}

export const base64 = (xml: string) => Buffer.from(xml).toString("base64");
const deflated = (xml: string) => deflateRawSync(xml).toString("base64");

/** Everything that a message arrives in. */
export const wrappings: readonly Wrapped[] = [
  { name: "raw XML", wrapping: "XML", wrap: (xml) => xml },
  { name: "base64", wrapping: "base64", wrap: base64 },
  {
    name: "base64 in lines",
    wrapping: "base64",
    wrap: (xml) => `${base64(xml).replace(/.{76}/g, "$&\r\n")}\n`,
  },
  { name: "base64 for URLs", wrapping: "base64", wrap: (xml) => Buffer.from(xml).toString("base64url") },
  {
    name: "base64 as UTF-16",
    wrapping: "base64",
    wrap: (xml) => Buffer.from(`\ufeff${base64(xml)}`, "utf16le"),
  },
  { name: "deflated", wrapping: "base64", wrap: deflated },
  {
    name: "redirect URL",
    wrapping: "URL",
    wrap: (xml, url) => `${url}?SAMLResponse=${encodeURIComponent(deflated(xml))}&RelayState=abc`,
  },
  {
    name: "query",
    wrapping: "form or query",
    wrap: (xml) => `SAMLResponse=${encodeURIComponent(deflated(xml))}`,
  },
  {
    name: "form",
    wrapping: "form or query",
    wrap: (xml) => new URLSearchParams({ SAMLResponse: base64(xml), RelayState: "abc" }).toString(),
  },
  {
    name: "page with a form",
    wrapping: "HTML form",
    wrap: (xml, url) =>
      `<html><body><form method="post" action="${url.replaceAll("/", "&#x2f;")}"><input type="hidden" name="SAMLResponse" value="${base64(xml).replaceAll("+", "&#43;")}"/></form></body></html>`,
  },
  { name: "HAR", wrapping: "HAR", wrap: (xml, url) => harOf([posted(xml, url)]) },
  {
    name: "HAR with fields",
    wrapping: "HAR",
    wrap: (xml, url) => {
      const entry = posted(xml, url);
      const params = [{ name: "SAMLResponse", value: encodeURIComponent(base64(xml)) }];
      const postData = { mimeType: "application/x-www-form-urlencoded", params };
      return harOf([{ ...entry, request: { ...entry.request, postData } }]);
    },
  },
  {
    name: "SAML-tracer",
    wrapping: "SAML-tracer",
    wrap: (xml, url) => tracerOf([{ method: "POST", url, post: [["SAMLResponse", base64(xml)]], saml: xml }]),
  },
  {
    name: "SAML-tracer, masked",
    wrapping: "SAML-tracer",
    wrap: (xml, url) => tracerOf([{ method: "POST", url, post: [["SAMLResponse", "***"]], saml: xml }]),
  },
];

/** An entry of a HAR file, as Chromium writes it. */
export function posted(xml: string, url: string, answer: object = {}) {
  return {
    startedDateTime: "2026-03-01T12:00:01.000Z",
    time: 12,
    request: {
      method: "POST",
      url,
      httpVersion: "HTTP/2.0",
      headers: [{ name: "content-type", value: "application/x-www-form-urlencoded" }],
      queryString: [],
      cookies: [],
      postData: {
        mimeType: "application/x-www-form-urlencoded",
        text: new URLSearchParams({ SAMLResponse: base64(xml), RelayState: "abc" }).toString(),
        params: [],
      },
    },
    response: {
      status: 200,
      statusText: "",
      headers: [],
      content: { size: 0, mimeType: "text/html" },
      ...answer,
    },
  };
}

export function harOf(entries: readonly object[]): string {
  return JSON.stringify(
    { log: { version: "1.2", creator: { name: "test", version: "1" }, entries } },
    undefined,
    2,
  );
}

export function tracerOf(requests: readonly object[]): string {
  const headers = { requestHeaders: [{ name: "Cookie", value: "a=b" }], responseHeaders: [] };
  const timestamp = "2026-03-01T12:00:02.000Z";
  return JSON.stringify({
    requests: requests.map((one, index) => ({
      requestId: `${index}`,
      ...headers,
      protocol: "SAML-P",
      ...one,
    })),
    timestamp,
  });
}
