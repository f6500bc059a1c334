import type { Problem } from "../problem.ts";

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/** Files that somebody sends for a trace, by how they begin. */
const kinds = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: "a ZIP archive",
    fix: "Unpack it, and give the file that is in it.",
  },
  {
    bytes: [0x1f, 0x8b],
    name: "compressed with gzip",
    fix: "Unpack it with gunzip, and give what comes out.",
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: "a picture", fix: "" },
  { bytes: [0xff, 0xd8, 0xff], name: "a picture", fix: "" },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: "a PDF document", fix: "" },
] as const;

/** What to give instead of something that is no trace. */
export const giveATrace =
  "Record the sign-in in the browser's developer tools (Network, then save all as HAR) or with SAML-tracer, and give that file.";

/**
 * Turns bytes into text, without a byte order mark: UTF-8, UTF-16 with a mark, or what an XML declaration names.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly problem: Problem } {
  const begins = (start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  const kind = kinds.find((one) => begins(one.bytes));
  if (kind !== undefined) return { problem: binary(`It is ${kind.name}.`, kind.fix || giveATrace) };
  const mark = marks.find((one) => begins(one.bytes))?.encoding;
  if (mark === undefined && bytes.includes(0))
    return { problem: binary("It is binary: some of its bytes are zero, as in no text.", giveATrace) };
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const declared = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];
  for (const encoding of mark === undefined ? ["utf-8", ...(declared ?? "").split(" ")] : [mark]) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return { text };
  }
  return {
    problem: {
      code: "diagnosis-encoding",
      message: `It is no valid ${(mark ?? "utf-8").toUpperCase()}: some of its bytes stand for no character${declared === undefined ? "" : `, nor do they in ${declared}, which its first line names`}.`,
      fix: "Save it again as UTF-8, or give the file as the browser wrote it, without opening it in an editor.",
    },
  };
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === "") return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function binary(message: string, fix: string): Problem {
  return { code: "diagnosis-binary", message, fix };
}
