const byteOrderMarks = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

const inExcel = "In Excel: Save as, CSV UTF-8 (comma delimited).";
const exported = "Export it again where it comes from, as CSV.";

/** What people give instead, by how it begins. */
const otherFiles = [
  { what: "an Excel workbook (.xlsx) or another ZIP archive", begins: "PK\u0003\u0004", fix: inExcel },
  { what: "an old Excel workbook (.xls)", begins: "\u00d0\u00cf\u0011\u00e0", fix: inExcel },
  { what: "a PDF", begins: "%PDF", fix: exported },
  { what: "XML or a web page", begins: "<", fix: exported },
  { what: "JSON", begins: "{", fix: exported },
  { what: "JSON", begins: "[", fix: exported },
] as const;

/** The text of a CSV file, or what is wrong with its bytes and what to do. */
export type Decoded = { readonly text: string } | { readonly message: string; readonly fix: string };

/**
 * Decodes a CSV file: UTF-8 or UTF-16, with byte order mark or without. Nothing is guessed that could turn a name into
 * another one.
 */
export function decodeCsv(bytes: Uint8Array): Decoded {
  if (bytes.length === 0)
    return { message: "The file is empty.", fix: "Its first line names the columns; a row is below it." };
  const head = Buffer.from(bytes.subarray(0, 64)).toString("latin1").trimStart();
  const other = otherFiles.find(({ begins }) => head.startsWith(begins));
  if (other !== undefined)
    return {
      message: `The file is no CSV but ${other.what}.`,
      fix: other.fix,
    };
  const mark = byteOrderMarks.find(({ bytes: begin }) => begin.every((byte, place) => bytes[place] === byte));
  try {
    return {
      text: new TextDecoder(mark?.encoding ?? guess(bytes), { fatal: true }).decode(bytes),
    };
  } catch {
    return {
      message: "The file is neither UTF-8 nor UTF-16, so that letters beyond English would be guessed.",
      fix: `Save it again in UTF-8. ${inExcel}`,
    };
  }
}

/** Without a mark: in UTF-16 the first letter, which is of a column's name, has a zero byte beside it. */
function guess(bytes: Uint8Array): string {
  if (bytes[1] === 0) return "utf-16le";
  return bytes[0] === 0 ? "utf-16be" : "utf-8";
}
