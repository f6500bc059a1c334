import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Problem } from "../problem.ts";
import { decodePercent } from "./decode-percent.ts";
import { decodeText } from "./decode-text.ts";

/** Far above any message of SAML; what is larger is not read at all. */
export const mostBytes = 1_048_576;

/** Characters below which nothing is the beginning of a compressed message. */
const shortestMessage = 100;

/** A parameter that was decoded, or why it could not be. */
export type Decoded = { readonly xml: string } | { readonly problem: Problem };

const expanders = [inflateRawSync, inflateSync, gunzipSync];
const giveWhole =
  "Copy the whole value again: terminals and mail programs cut long lines. A HAR file cannot be cut that way.";

/**
 * Decodes a message as it is sent: base64 (or its form for URLs) of XML, or of XML that is compressed with DEFLATE.
 * Line breaks in it, and percent signs of a URL around it, do no harm.
 */
export function decodeMessage(value: string): Decoded {
  const plain = (decodePercent(value) ?? value).trim();
  if (plain.startsWith("<")) return { xml: plain };
  // A form that was decoded once too often has blanks for its plus signs.
  const candidates = [plain.replace(/\s/g, ""), plain.replace(/[\r\n\t]/g, "").replaceAll(" ", "+")];
  const results = candidates.map((one) => decodeBase64(one.replaceAll("-", "+").replaceAll("_", "/")));
  return results.find((one) => "xml" in one) ?? (results[0] as Decoded);
}

function decodeBase64(text: string): Decoded {
  const wrong = /[^A-Za-z0-9+/=]/.exec(text);
  if (wrong !== null)
    return problem(
      "diagnosis-malformed",
      `It is no base64, which has no ${JSON.stringify(wrong[0])}.`,
      "Give the value of SAMLResponse and nothing else, or the whole URL, or a HAR file.",
    );
  const bytes = Buffer.from(text, "base64");
  if (bytes.length > mostBytes) return tooLarge(`It has ${bytes.length} bytes`);
  if (isXml(bytes)) return read(bytes);
  return inflated(bytes, text);
}

function inflated(bytes: Buffer, text: string): Decoded {
  const errors: string[] = [];
  for (const expand of expanders) {
    try {
      return read(expand(bytes, { maxOutputLength: mostBytes }));
    } catch (error) {
      errors.push((error as NodeJS.ErrnoException).code ?? "");
    }
  }
  if (errors.includes("ERR_BUFFER_TOO_LARGE")) return tooLarge("It grows when it is decompressed");
  const isLong = text.length >= shortestMessage;
  if (isLong && (errors.includes("Z_BUF_ERROR") || text.replace(/=+$/, "").length % 4 === 1))
    return problem(
      "diagnosis-cut-off",
      `It is cut off after ${text.length} characters: the compressed message does not end.`,
      giveWhole,
    );
  return problem(
    "diagnosis-malformed",
    "It is base64 of something that is neither XML nor compressed XML.",
    "Give the value of SAMLResponse as the browser sent it, or a HAR file.",
  );
}

function read(bytes: Buffer): Decoded {
  const decoded = decodeText(bytes);
  return "problem" in decoded ? decoded : { xml: decoded.text };
}

function isXml(bytes: Buffer): boolean {
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0)?\s*</.test(bytes.subarray(0, 64).toString("latin1"));
}

function tooLarge(what: string): Decoded {
  return problem(
    "diagnosis-too-large",
    `${what} beyond the ${mostBytes} that are read of a message.`,
    "No identity provider sends such a message to Webex: look at where it comes from.",
  );
}

function problem(code: Problem["code"], message: string, fix: string): Decoded {
  return { problem: { code, message, fix } };
}
