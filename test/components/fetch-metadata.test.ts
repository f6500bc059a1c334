import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { fetchMetadata } from "../../components/fetch-metadata.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/metadata`;
}

test("gets what is published", async () => {
  expect(await fetchMetadata(await serve((_, response) => response.end("<md/>")))).toBe("<md/>");
});

test("a redirect is followed, and told", async () => {
  const url = await serve(({ url: path }, response) =>
    path === "/next?ticket=secret"
      ? response.end("<md/>")
      : response.writeHead(307, { location: "/next?ticket=secret" }).end(),
  );
  const told: string[] = [];
  expect(await fetchMetadata(url, { onRedirect: (to) => told.push(to) })).toBe("<md/>");
  // What is in the query may be a ticket of whoever asks.
  expect(told).toEqual([url.replace("/metadata", "/next?…")]);
});

test.each<[string, RequestListener, string]>([
  [
    "an answer of failure",
    (_, response) => response.writeHead(503, "Service Unavailable").end(),
    "it answers 503 Service Unavailable",
  ],
  [
    "a page without end",
    (_, response) => response.end("x".repeat(1_000_001)),
    "it is longer than 1000000 bytes",
  ],
  ["no answer", () => {}, "no answer within 0.1 seconds"],
  [
    "a redirect to an address without TLS",
    (_, response) => response.writeHead(302, { location: "http://login.example.com/x" }).end(),
    "it redirects to http://login.example.com/x, and only https is accepted",
  ],
  [
    "a redirect to what is no address",
    (_, response) => response.writeHead(302, { location: "https://[x" }).end(),
    "it redirects to https://[x, which is no address",
  ],
  [
    "a redirect without end",
    (_, response) => response.writeHead(302, { location: "/metadata" }).end(),
    "it redirects more than 5 times",
  ],
])("%s fails with the reason", async (_, listener, reason) => {
  await expect(
    fetchMetadata(await serve(listener), { timeoutSeconds: reason.startsWith("no answer") ? 0.1 : 10 }),
  ).rejects.toThrow(reason);
});

test.each([
  ["", "the identity provider has not named an address yet"],
  ["sso.example.com", "this is no address"],
  ["http://login.example.com/metadata", "only https is accepted"],
  ["file:///etc/passwd", "only https is accepted"],
  ["https://me:pw@login.example.com/metadata", "a user name or a password in it is not asked"],
  ["http://127.0.0.1:1/metadata", "fetch failed"],
])("the address %j fails with the reason", async (url, reason) => {
  await expect(fetchMetadata(url)).rejects.toThrow(reason);
});
