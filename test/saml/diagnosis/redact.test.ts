import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { redact } from "../../../saml/diagnosis/redact/redact.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { breakages } from "./breakages.ts";
import { acsUrl, assertion, entityId, expectation, goodResponse, key } from "./good-response.ts";
import { base64, harOf, posted, tracerOf, wrappings } from "./wrappings.ts";

function bundleOf(file: string | Uint8Array, known = expectation) {
  const capture = unwrap(Buffer.from(file as string));
  const bundle = redact(capture, diagnose(capture, "file", known), known.addresses ?? []);
  return { bundle, text: JSON.stringify(bundle) };
}

/** Whatever is in a text, in every layer of encoding that somebody could peel off. */
function layersOf(text: string, depth = 2): string[] {
  if (depth === 0) return [text];
  const inner = [
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)].flatMap(([run]) => {
      const bytes = Buffer.from(run.replaceAll("-", "+").replaceAll("_", "/"), "base64");
      const shifted = [1, 2, 3].map((by) => Buffer.from(run.slice(by), "base64"));
      return [bytes, ...shifted].flatMap((one) => [
        one.toString("latin1"),
        one.toString("utf8"),
        inflated(one),
      ]);
    }),
    unescaped(text),
  ].filter((one) => one !== "" && one !== text);
  return [text, ...inner.flatMap((one) => layersOf(one, depth - 1))];
}

function inflated(bytes: Buffer): string {
  try {
    return inflateRawSync(bytes, { maxOutputLength: 1_000_000 }).toString("utf8");
  } catch {
    return "";
  }
}

function unescaped(text: string): string {
  return text
    .replace(/(?:%[\da-f]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch {
        return escaped;
      }
    })
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"');
}

const word = fc.stringMatching(/^[a-z]{5,9}$/);
/** Values as people and machines have them, each distinct enough to be recognised. */
const secrets = fc.record({
  address: fc.tuple(word, word, word).map(([a, b, c]) => `${a}.${b}+x@${c}.example.org`),
  name: fc.tuple(word, word).map(([a, b]) => `Zoë ${a} & “${b}” O'Neil <x>`),
  account: fc.tuple(word, word).map(([a, b]) => `${a.toUpperCase()}\\${b}9`),
  nameId: fc.uuid(),
  session: fc.uuid().map((id) => `_${id}`),
  cookie: fc.stringMatching(/^[A-Za-z0-9]{24,40}$/),
  token: fc.stringMatching(/^[A-Za-z0-9_-]{24,40}$/),
  relayState: fc.stringMatching(/^[a-z0-9]{12,20}$/),
});

const messageOf = (one: typeof secrets extends fc.Arbitrary<infer Value> ? Value : never) =>
  goodResponse({
    sessionIndex: one.session,
    content: {
      ...assertion,
      nameId: { ...assertion.nameId, value: one.nameId },
      attributes: [
        { name: "uid", values: [one.address] },
        { name: "displayName", values: [one.name] },
        { name: "account", values: [one.account, one.name] },
      ],
    },
  });

test("no private value is left in any encoding, whatever it came in", async () => {
  await fc.assert(
    fc.asyncProperty(secrets, fc.nat(wrappings.length + 1), async (one, choice) => {
      const xml = await messageOf(one);
      const entry = posted(
        xml,
        `${acsUrl}/${one.token}?code=${one.token}&mail=${encodeURIComponent(one.address)}#${one.token}`,
        {
          headers: [
            { name: "Set-Cookie", value: `sid=${one.cookie}; Path=/; HttpOnly\nother=${one.token}` },
            { name: "Location", value: `https://idp.example.com/u/${one.address}?t=${one.token}` },
            { name: "X-User", value: one.account },
          ],
          content: { text: `<html>Hello ${one.name}, ${one.cookie}</html>` },
        },
      );
      const request = {
        ...entry.request,
        headers: [
          { name: "Cookie", value: `sid=${one.cookie}; theme=${one.token}` },
          { name: "Authorization", value: `Bearer ${one.token}` },
          {
            name: "Referer",
            value: `https://idp.example.com/?login_hint=${encodeURIComponent(one.address)}`,
          },
        ],
        postData: {
          ...entry.request.postData,
          text: new URLSearchParams({
            SAMLResponse: base64(xml),
            RelayState: one.relayState,
            user: one.account,
          }).toString(),
        },
      };
      const headers = [{ name: "Cookie", value: `sid=${one.cookie}` }];
      const files = [
        ...wrappings.map(({ wrap }) => wrap(xml, acsUrl)),
        harOf([{ ...entry, request }]),
        tracerOf([
          {
            method: "POST",
            url: `${acsUrl}?t=${one.token}`,
            post: [
              ["SAMLResponse", base64(xml)],
              ["RelayState", one.relayState],
            ],
            saml: xml,
            requestHeaders: headers,
          },
        ]),
      ];
      // The address is that of nobody whom Webex knows: the findings quote it.
      const known = { ...expectation, addresses: ["somebody@else.example.org"] };
      const layers = layersOf(bundleOf(files[choice] ?? "", known).text);
      for (const [kind, value] of Object.entries(one))
        for (const layer of layers) expect(layer.includes(value), `${kind} ${value}`).toBe(false);
    }),
    { numRuns: 30 },
  );
}, 240_000);

describe("what stays", () => {
  test("structure, times, entity IDs, addresses of endpoints, the certificate, and lengths of signatures", async () => {
    const good = await goodResponse();
    const { bundle } = bundleOf(good);
    const xml = bundle.messages[0]?.xml ?? "";
    const shape = (text: string) => [...text.matchAll(/<\/?([\w:]+)|\s([\w:]+)=/g)].map(([all]) => all);
    expect(shape(xml)).toEqual(shape(good));
    for (const kept of [
      entityId,
      acsUrl,
      "2026-03-01T12:05:00.000Z",
      "urn:idp",
      key.base64,
      'InResponseTo="_request"',
    ])
      expect(xml).toContain(kept);
    const lengths = (text: string) =>
      [...text.matchAll(/<ds:(?:SignatureValue|DigestValue)>([^<]*)</g)].map(([, value]) => value?.length);
    expect(lengths(xml)).toEqual(lengths(good));
    expect(xml).not.toMatch(/<ds:SignatureValue>(?!([A-Z])\1*=*<)/);
  });

  test.each(breakages)("what is wrong is still seen: $name", async ({ make }) => {
    const broken = make(await goodResponse(), { known: key, other: makeKey() });
    const known = { entityId, acsUrls: [acsUrl], claim: "uid" } as const;
    const codes = (xml: string) =>
      diagnose(unwrap(Buffer.from(xml)), "file", known)
        .findings.map(({ code }) => code)
        .filter((code) => code !== "tampering-changed");
    // The signature is gone, and with it what it told.
    expect(codes(bundleOf(broken).bundle.messages[0]?.xml ?? "")).toEqual(codes(broken));
  });

  test("the same value has the same stand-in everywhere, and another one has another", async () => {
    const attributes = ["a", "b", "c"].map((name, index) => ({
      name,
      values: [index === 2 ? "other-value" : "same-value"],
    }));
    const xml = await goodResponse({ content: { ...assertion, attributes } });
    const { bundle } = bundleOf(harOf([posted(xml, acsUrl), posted(xml, acsUrl)]));
    const values = bundle.messages.map((one) =>
      [...(one.xml ?? "").matchAll(/<saml:AttributeValue>([^<]*)</g)].map(([, value]) => value),
    );
    expect(values[0]).toEqual(values[1]);
    expect(values[0]?.[0]).toBe(values[0]?.[1]);
    expect(values[0]?.[0]).not.toBe(values[0]?.[2]);
  });
});

test("what was replaced is listed by kind and count, without a value", async () => {
  const { bundle } = bundleOf(await goodResponse());
  expect(bundle.replaced).toEqual([
    { kind: "address", count: 1 },
    { kind: "session", count: 1 },
    { kind: "signature", count: 4 },
    { kind: "value", count: 3 },
  ]);
});

test("what cannot be read is left out, and not quoted", () => {
  const { bundle, text } = bundleOf("jane.doe@corp.example.net cannot sign in");
  expect(bundle.findings.map(({ code }) => code)).toEqual(["diagnosis-malformed"]);
  expect(text).not.toContain("jane");
  const cut = bundleOf("<saml:Assertion><saml:NameID>secret-name</saml:NameID>");
  expect(cut.bundle.messages[0]).not.toHaveProperty("xml");
  expect(cut.text).not.toContain("secret-name");
});

test("of what an identity provider says to a status, its number stays", async () => {
  const status = ["urn:oasis:names:tc:SAML:2.0:status:Responder"];
  const xml = (await goodResponse({ signed: false, content: { status } })).replace(
    "</samlp:Status>",
    `<samlp:StatusMessage>AADSTS50105: Jane Doe-Example has no role</samlp:StatusMessage><samlp:StatusDetail><x>${"account jdoe77 ".repeat(20)}</x></samlp:StatusDetail></samlp:Status>`,
  );
  const { bundle, text } = bundleOf(xml);
  expect(bundle.findings[0]?.code).toBe("sign-in-status");
  expect(bundle.messages[0]?.xml).toContain("AADSTS50105");
  expect(text).not.toMatch(/Jane|jdoe77/);
});

test("a session ticket of the XML API is replaced", () => {
  const xml = `<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:use="urn:u"><serv:header><serv:response><serv:result>SUCCESS</serv:result></serv:response></serv:header><use:sessionTicket>AAABbKs70Bcq8</use:sessionTicket><use:webExID>jdoe77</use:webExID></serv:message>`;
  const { bundle, text } = bundleOf(xml);
  expect(text).not.toMatch(/AAABbKs70Bcq8|jdoe77/);
  expect(bundle.messages[0]?.xml).toContain("SUCCESS");
});
