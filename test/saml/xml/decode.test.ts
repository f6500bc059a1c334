import { describe, expect, it } from "vitest";
import { decodeXml } from "../../../saml/xml/decode.ts";

const declared = (encoding: string, text = "<a/>") => `<?xml version="1.0" encoding="${encoding}"?>${text}`;
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("decodeXml", () => {
  it.each([
    ["UTF-8 without a declaration", Buffer.from("<a>ü€😀</a>"), "<a>ü€😀</a>"],
    ["a byte order mark, which is no part of the text", Buffer.from("\ufeff<a/>"), "<a/>"],
    ["UTF-8 in other letter case", Buffer.from(declared("utf-8", "<ü/>")), declared("utf-8", "<ü/>")],
    ["UTF-16LE", utf16("\ufeff<ü/>"), "<ü/>"],
    ["UTF-16BE", utf16("\ufeff<ü/>").swap16(), "<ü/>"],
    ["UTF-16 that says so", utf16(`\ufeff${declared("UTF-16")}`), declared("UTF-16")],
    ["ASCII that calls itself windows-1252", Buffer.from(declared("windows-1252")), declared("windows-1252")],
    [
      "a declaration in single quotes",
      Buffer.from("<?xml version='1.0' encoding='UTF-8'?><a/>"),
      "<?xml version='1.0' encoding='UTF-8'?><a/>",
    ],
    ["nothing", Buffer.alloc(0), ""],
  ])("reads %s", (_name, bytes, text) => {
    expect(decodeXml(bytes)).toBe(text);
  });

  it.each([
    [
      "UTF-16LE without a byte order mark",
      utf16("<a/>"),
      "It is UTF-16LE without a byte order mark, which XML does not allow.",
    ],
    [
      "UTF-16BE without a byte order mark",
      utf16("<a/>").swap16(),
      "It is UTF-16BE without a byte order mark, which XML does not allow.",
    ],
    [
      "UTF-32LE",
      Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]),
      "It is UTF-32LE; XML metadata is UTF-8 or UTF-16.",
    ],
    [
      "UTF-32BE",
      Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c]),
      "It is UTF-32BE; XML metadata is UTF-8 or UTF-16.",
    ],
    [
      "Latin-1 without a declaration",
      Buffer.from("<a>ü</a>", "latin1"),
      "It is not valid UTF-8: some of its bytes stand for no character.",
    ],
    [
      "an overlong slash",
      Buffer.from([0x3c, 0xc0, 0xaf, 0x3e]),
      "It is not valid UTF-8: some of its bytes stand for no character.",
    ],
    [
      "half a character of UTF-16",
      utf16("\ufeff<a>\ud800</a>"),
      "It is not valid UTF-16LE: some of its bytes stand for no character.",
    ],
    [
      "UTF-8 that says UTF-16",
      Buffer.from(declared("UTF-16")),
      'Its first line says encoding="UTF-16", but its bytes are UTF-8.',
    ],
    [
      "UTF-16 that says UTF-8",
      utf16(`\ufeff${declared("UTF-8")}`),
      'Its first line says encoding="UTF-8", but its bytes are UTF-16LE.',
    ],
    [
      "little-endian that says big-endian",
      utf16(`\ufeff${declared("UTF-16BE")}`),
      'Its first line says encoding="UTF-16BE", but its bytes are UTF-16LE.',
    ],
    [
      "UTF-8 that says Latin-1",
      Buffer.from(declared("ISO-8859-1", "<ü/>")),
      'Its first line says encoding="ISO-8859-1", but its bytes are UTF-8.',
    ],
    [
      "UTF-7",
      Buffer.from(declared("UTF-7")),
      'Its first line says encoding="UTF-7", but its bytes are UTF-8.',
    ],
    ["a byte too many", Buffer.alloc(1_048_577, 0x20), "It has 1048577 bytes; metadata has at most 1048576."],
  ])("refuses %s", (_name, bytes, message) => {
    expect(() => decodeXml(bytes)).toThrow(message);
  });
});
