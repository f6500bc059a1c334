import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchIdpMetadata } from "../../components/fetch-metadata.ts";
import { type MetadataServer, serveMetadata } from "../../lab/metadata-server.ts";

let server: MetadataServer;
beforeAll(async () => {
  server = await serveMetadata(({ pathname }) => (pathname === "/metadata" ? "<md/>" : undefined));
});
afterAll(() => server.close());

test("gets what is published", async () => {
  expect(await fetchIdpMetadata(`${server.origin}/metadata`)).toBe("<md/>");
});

test.each([
  ["an answer that is none", () => `${server.origin}/elsewhere`],
  ["nobody who answers", () => "http://127.0.0.1:1/metadata"],
  ["HTTP without TLS", () => "http://idp.example.com/metadata"],
  ["a file", () => "file:///etc/hostname"],
  ["no address", () => ""],
])("%s is undefined and no error", async (_, url) => {
  expect(await fetchIdpMetadata(url())).toBeUndefined();
});
