import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { sender } from "../../../cli/vendor-api/send.ts";
import { withoutCredentials } from "../../../cli/vendor-api/without-credentials.ts";

const basic = Buffer.from('worker:p4ss"word:x').toString("base64");

test.each([
  ["a token", "bad token abcdef123", { headers: { authorization: "Bearer abcdef123" } }],
  ["a token of Okta", "bad token abcdef123", { headers: { Authorization: "SSWS abcdef123" } }],
  ["a password", 'bad token p4ss\\"word:x', { headers: { authorization: `Basic ${basic}` } }],
  ["a header", `bad token ${basic}`, { headers: { authorization: `Basic ${basic}` } }],
  ["a secret", "bad token s3cret/value", { headers: {}, form: "a=b&client_secret=s3cret%2Fvalue" }],
  ["one of a form", "bad token s3cret%2Fvalue", { headers: {}, form: { client_secret: "s3cret/value" } }],
])("%s that is quoted back is not passed on", (_, text, carried) => {
  expect(withoutCredentials(text, carried)).toBe("bad token (secret)");
});

test("what says which client it is stays", () => {
  const form = "grant_type=client_credentials&client_id=worker-1&client_secret=s3cret-value";
  const said = "client_credentials: no client worker-1, Bearer expected";
  expect(withoutCredentials(said, { headers: { authorization: "Bearer abcdef123" }, form })).toBe(said);
});

test("no answer that refuses brings them in", async () => {
  const server = createServer((request, response) => {
    response.statusCode = 401;
    response.end(JSON.stringify({ message: `no: ${request.headers.authorization}` }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await sender({})({
    url: `http://127.0.0.1:${port}/`,
    headers: { authorization: "Bearer canary-token" },
  });
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
  expect(answer).toEqual({ status: 401, body: { message: "no: Bearer (secret)" } });
});
