import { WebexSsoError } from "../webex-sso-error.ts";

/** Larger than any metadata file seen; a file above it is not read at all. */
const maximumBytes = 1_048_576;

const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8", mark: true },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: "utf-32le", mark: true },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: "utf-32be", mark: true },
  { bytes: [0xff, 0xfe], encoding: "utf-16le", mark: true },
  { bytes: [0xfe, 0xff], encoding: "utf-16be", mark: true },
  { bytes: [0x3c, 0x00], encoding: "utf-16le", mark: false },
  { bytes: [0x00, 0x3c], encoding: "utf-16be", mark: false },
] as const;

/** What an XML declaration may name for each encoding of the bytes (XML 1.0 §4.3.3). */
const declarable: Readonly<Record<string, RegExp>> = {
  "utf-8": /^utf-?8$/i,
  "utf-16le": /^utf-16(?:le)?$/i,
  "utf-16be": /^utf-16(?:be)?$/i,
};

/** Encodings whose ASCII half is that of UTF-8: a file without any other byte reads the same in all of them. */
const asciiCompatible = /^(?:us-ascii|iso-8859-\d+|windows-125\d)$/i;

/**
 * Turns the bytes of an XML file into text, without its byte order mark.
 * UTF-8 and UTF-16 with a byte order mark are read; XML 1.0 §4.3.3 asks no processor for more.
 *
 * @throws WebexSsoError `xml-too-large` or `xml-encoding`.
 * @example decodeXml(await readFile("idb-meta-SP.xml"))
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.length > maximumBytes) {
    throw new WebexSsoError(
      "xml-too-large",
      `It has ${bytes.length} bytes; metadata has at most ${maximumBytes}.`,
    );
  }
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  checkDeclaration(text, encoding);
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const found = byteOrderMarks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  if (found && !found.mark) {
    throw encodingError(
      `It is ${found.encoding.toUpperCase()} without a byte order mark, which XML does not allow.`,
    );
  }
  return found?.encoding ?? "utf-8";
}

function decode(bytes: Uint8Array, encoding: string): string {
  if (!declarable[encoding]) {
    throw encodingError(`It is ${encoding.toUpperCase()}; XML metadata is UTF-8 or UTF-16.`);
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = `It is not valid ${encoding.toUpperCase()}: some of its bytes stand for no character.`;
    throw new WebexSsoError("xml-encoding", message, { cause });
  }
}

function checkDeclaration(text: string, encoding: string): void {
  const declared = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (declared === undefined || declarable[encoding]?.test(declared)) return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range begins at 0.
  if (encoding === "utf-8" && asciiCompatible.test(declared) && /^[\x00-\x7f]*$/.test(text)) return;
  throw encodingError(
    `Its first line says encoding="${declared}", but its bytes are ${encoding.toUpperCase()}.`,
  );
}

function encodingError(message: string): WebexSsoError {
  return new WebexSsoError("xml-encoding", message);
}
