import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { fetchMetadata } from "../../components/fetch-metadata.ts";
import { identityProviderMetadata } from "../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

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

test("metadata is read as it is published", async () => {
  const xml = identityProviderMetadata.entra(makeKey().base64);
  const url = await serve((_, response) => response.end(xml));
  const { identityProvider, findings } = await fetchMetadata("webex", url);
  expect(findings).toEqual([]);
  expect(identityProvider).toMatchObject({
    entityId: "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
    singleSignOnUrl: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/saml2",
    signingCertificates: [{ subject: "CN=test key" }],
  });
});

test.each<[string, RequestListener, string]>([
  [
    "an answer of failure",
    (_, response) => response.writeHead(503, "Service Unavailable").end(),
    "it answers 503 Service Unavailable",
  ],
  [
    "a page that is no metadata",
    (_, response) => response.end("<html/>"),
    "This is not the SAML 2.0 metadata",
  ],
  [
    "a page without end",
    (_, response) => response.end("x".repeat(1_000_001)),
    "it is longer than 1000000 bytes",
  ],
  ["no answer", () => {}, "no answer within 0.1 seconds"],
])("%s is a finding and no failure", async (_, listener, reason) => {
  const url = await serve(listener);
  const { identityProvider, findings } = await fetchMetadata("webex", url, 0.1);
  expect(identityProvider).toBeUndefined();
  expect(findings).toMatchObject([
    {
      code: "identity-provider-metadata-unavailable",
      severity: "warning",
      message: expect.stringContaining(reason),
      fix: expect.stringContaining("pulumi up --refresh"),
    },
  ]);
});

test.each([
  ["", "the identity provider has not named an address yet"],
  ["http://login.example.com/metadata", "only https is accepted"],
  ["file:///etc/passwd", "only https is accepted"],
  ["http://127.0.0.1:1/metadata", "fetch failed"],
])("the address %j is a finding and no failure", async (url, reason) => {
  expect((await fetchMetadata("webex", url)).findings[0]?.message).toContain(reason);
});
