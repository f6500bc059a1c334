import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { acsUrl, goodResponse } from "./good-response.ts";
import { base64, harOf, wrappings } from "./wrappings.ts";

const good = await goodResponse();
const diagnosed = (file: string | Uint8Array) => diagnose(unwrap(Buffer.from(file as string)), "file", {});
const deflated = deflateRawSync(good).toString("base64");

/** One input a line: each gives one message, which says what and what to do. */
const inputs: readonly (readonly [name: string, file: string | Uint8Array, code: string, says: string])[] = [
  ["nothing", "", "diagnosis-empty", "nothing in it"],
  ["blanks", " \r\n\t ", "diagnosis-empty", "nothing in it"],
  ["a byte order mark alone", Uint8Array.of(0xef, 0xbb, 0xbf), "diagnosis-empty", "nothing in it"],
  ["a ZIP archive", Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2), "diagnosis-binary", "a ZIP archive"],
  ["a compressed HAR", Uint8Array.of(0x1f, 0x8b, 8, 0), "diagnosis-binary", "compressed with gzip"],
  ["a screenshot", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13), "diagnosis-binary", "a picture"],
  ["a PDF", "%PDF-1.7", "diagnosis-binary", "a PDF document"],
  ["bytes", Uint8Array.of(1, 0, 2, 0, 3), "diagnosis-binary", "zero"],
  ["Latin-1 without saying so", Uint8Array.of(0x3c, 0x61, 0x3e, 0xe9, 0x3c), "diagnosis-encoding", "UTF-8"],
  ["broken UTF-16", Uint8Array.of(0xff, 0xfe, 0x3c), "diagnosis-encoding", "UTF-16LE"],
  ["a sentence", "The sign-in does not work!", "diagnosis-malformed", 'no "!"'],
  [
    "base64 of nothing that is known",
    Buffer.from("hello, world, hello").toString("base64"),
    "diagnosis-malformed",
    "neither XML nor compressed XML",
  ],
  ["deflated and cut off", deflated.slice(0, 800), "diagnosis-cut-off", "800 characters"],
  ["base64 and cut off", base64(good).slice(0, 801), "diagnosis-cut-off", "it ends inside"],
  ["XML that is cut off", good.slice(0, 900), "diagnosis-cut-off", "it ends inside"],
  [
    "a URL that is cut off",
    `${acsUrl}?SAMLResponse=${encodeURIComponent(deflated).slice(0, 700)}`,
    "diagnosis-cut-off",
    "parameter SAMLResponse",
  ],
  [
    "a bomb",
    deflateRawSync(Buffer.alloc(3_000_000, 0x3c)).toString("base64"),
    "diagnosis-too-large",
    "1048576",
  ],
  ["a large message", base64(`<a>${"x".repeat(1_100_000)}</a>`), "diagnosis-too-large", "1048576"],
  ["a large message in the clear", `<a>${"x".repeat(1_100_000)}</a>`, "diagnosis-too-large", "1048576"],
  [
    "a URL without a message",
    "https://idbroker.webex.com/idb/UI/Login?org=x",
    "diagnosis-no-message",
    "SAML message",
  ],
  ["a HAR without requests", harOf([]), "diagnosis-no-message", "None of the 0 requests"],
  ["a HAR that is cut off", harOf([]).slice(0, -20), "diagnosis-cut-off", "as JSON"],
  ["JSON with a fault", '{"log": {"entries": [}', "diagnosis-json", "none"],
  ["JSON of something else", '{"version": 1, "name": "x"}', "diagnosis-json", "version, name"],
  ["a JSON list", "[1, 2]", "diagnosis-json", "log.entries"],
  ["a web page", "<!DOCTYPE html><html><body>Error</body></html>", "diagnosis-not-saml", "web page"],
  [
    "metadata",
    '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"/>',
    "diagnosis-not-saml",
    "metadata",
  ],
  ["SAML 1.1", '<Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol"/>', "diagnosis-not-saml", "SAML 1.1"],
  [
    "WS-Federation",
    '<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"/>',
    "diagnosis-not-saml",
    "WS-Federation",
  ],
  ["SOAP", '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>', "diagnosis-not-saml", "SOAP"],
  [
    "an assertion alone",
    '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>',
    "diagnosis-not-saml",
    "without the response",
  ],
  ["other XML", "<note>hi</note>", "diagnosis-not-saml", "<note>"],
  ["XML that is none", "<a><b></a>", "diagnosis-malformed", "</b> was expected"],
];

test.each(inputs)("%s", (_, file, code, says) => {
  const { findings } = diagnosed(file);
  expect(findings.map((one) => one.code)).toEqual([code]);
  expect(findings[0]?.severity).toBe("error");
  expect(findings[0]?.message).toContain(says);
  expect(findings[0]?.fix).not.toBe("");
});

test("a URL that is cut off inside an percent", () => {
  const url = `${acsUrl}?SAMLResponse=${encodeURIComponent(deflated)}`;
  const percent = url.indexOf("%", 400);
  for (const more of [0, 1, 2, 3]) {
    const codes = diagnosed(url.slice(0, percent + more)).findings.map((one) => one.code);
    expect([more, codes]).toEqual([more, ["diagnosis-cut-off"]]);
  }
});

test("XML in the encoding that it names", () => {
  const xml = `<?xml version="1.0" encoding="ISO-8859-1"?>${good.replace("Jane", "Zoë")}`;
  const { messages, findings } = diagnosed(Buffer.from(xml, "latin1"));
  expect(messages[0]?.kind).toBe("Response");
  expect(findings[0]?.code).toBe("tampering-changed");
});

describe("whatever a file holds, there is an answer", () => {
  test("bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void diagnose(unwrap(bytes), "file", {})),
    );
  });
  test("JSON", () => {
    fc.assert(fc.property(fc.json(), (json) => void diagnosed(json)));
    const log = fc.record({ entries: fc.array(fc.jsonValue()) });
    fc.assert(fc.property(log, (one) => void diagnosed(JSON.stringify({ log: one }))));
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (requests) => void diagnosed(JSON.stringify({ requests }))),
    );
  });
  test.each(wrappings)("a good response in $name, with a part taken out or changed", ({ wrap }) => {
    const whole = Buffer.from(wrap(good, acsUrl) as string);
    const spot = fc.integer({ min: 0, max: whole.length });
    fc.assert(
      fc.property(spot, spot, fc.uint8Array({ maxLength: 3 }), (a, b, between) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const file = Buffer.concat([
          whole.subarray(0, from),
          between,
          whole.subarray(Math.min(to, from + 20)),
        ]);
        const { findings, messages } = diagnose(unwrap(file), "file", {});
        expect(findings.length + messages.length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});
