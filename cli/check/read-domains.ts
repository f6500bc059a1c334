import { canonicalDomain } from "../../stacks/routing/domain.ts";
import { readInput } from "../diagnose/read-input.ts";
import { wrongCall } from "../wrong-call.ts";

/**
 * The domains of an organisation out of a text file: one a line, or with commas; `#` begins a comment.
 *
 * @param file as the user names it; `-` is standard input.
 * @throws WebexSsoError of a wrong call, with everything that is wrong.
 */
export async function readDomains(file: string): Promise<string[]> {
  const lines = decode(await readInput(file)).split(/\r?\n/);
  const words = lines.flatMap((line, place) =>
    line
      .replace(/#.*/, "")
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((word) => ({ word, line: place + 1 })),
  );
  const wrong = words.filter(({ word }) => canonicalDomain(word) === undefined);
  const example = "Write one domain a line, such as example.com";
  if (wrong.length > 0) {
    const shown = wrong.slice(0, 20).map(({ word, line }) => `${JSON.stringify(word)} in line ${line}`);
    const more = wrong.length > shown.length ? ` and ${wrong.length - shown.length} more` : "";
    throw wrongCall(`${file} names what is no domain: ${shown.join(", ")}${more}. ${example}.`);
  }
  if (words.length === 0) throw wrongCall(`${file} names no domain. ${example}.`);
  return words.map(({ word }) => word);
}

/** Spreadsheets save "Unicode text" as UTF-16, with a mark. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}
