import type { FindingCode } from "../finding-catalogue.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { decodeXml } from "../xml/decode.ts";
import { parseXml } from "../xml/parse.ts";
import { downloadAgain } from "./mend.ts";
import type { Report } from "./report.ts";
import { recogniseWrongFile } from "./wrong-file.ts";

/** Enough to recognise a file by, and little enough to search in any file. */
const beginning = 65_536;

const codes: ReadonlyMap<string, FindingCode> = new Map([
  ["xml-too-large", "metadata-too-large"],
  ["xml-encoding", "metadata-encoding"],
  ["xml-doctype", "metadata-doctype"],
  ["xml-limit", "metadata-too-complex"],
  ["xml-cut-off", "metadata-cut-off"],
  ["xml-malformed", "metadata-malformed"],
  ["xml-ambiguous", "metadata-ambiguous"],
  ["xml-duplicate-id", "metadata-ambiguous"],
]);

/** A file as one XML element, with the text that it was read from. Undefined, with one finding, if it is none. */
export function openFile(file: Uint8Array, report: Report): { text: string; root: Element } | undefined {
  const fix = downloadAgain(report.subject);
  const start = Buffer.from(file.subarray(0, beginning)).toString("latin1").replace(/^ï»¿/, "");
  const wrong = recogniseWrongFile(start);
  if (wrong) return report.add(wrong.code, wrong.message, fix);
  try {
    const text = decodeXml(file);
    if (text.trim() === "") return report.add("metadata-empty", "The file is empty.", fix);
    const wrongText = recogniseWrongFile(text.slice(0, beginning));
    if (wrongText) return report.add(wrongText.code, wrongText.message, fix);
    if (!text.trimStart().startsWith("<")) {
      const begins = JSON.stringify(text.trimStart().slice(0, 40));
      return report.add("metadata-not-xml", `It begins with ${begins} and is not XML metadata.`, fix);
    }
    return { text, root: parseXml(text) };
  } catch (error) {
    const code = error instanceof WebexSsoError ? codes.get(error.code) : undefined;
    if (!code) throw error;
    return report.add(code, (error as WebexSsoError).message, fix);
  }
}
