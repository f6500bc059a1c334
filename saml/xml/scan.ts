import { WebexSsoError } from "../webex-sso-error.ts";

/** Far above what metadata needs; they bound the work of the parser before it starts. */
export const limits = { depth: 64, elements: 20_000, attributes: 64, namespaces: 1_000 } as const;

const startTag = /<([^\s<>"'/=!?]+)(?:\s+[^\s<>"'/=]+\s*=\s*(?:"[^<"]*"|'[^<']*'))*\s*(\/?)>/y;
const endTag = /<\/([^\s<>"'/=]+)\s*>/y;
const declaration = /^<\?xml\s+version\s*=\s*["']1\.0["'][^<>]*\?>/;
const reference = /&(?:amp|lt|gt|quot|apos|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 §2.2 leaves out.
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/**
 * Refuses text that is not one plain, complete and bounded XML element, before any parser sees it. It builds
 * nothing: the parser stays the only judge of what a document says. It is needed because xmldom repairs what
 * it should refuse (a missing end tag, `<!!DOCTYPE`, a bare `&`) and because its work grows with the document.
 *
 * @throws WebexSsoError `xml-doctype`, `xml-limit`, `xml-cut-off` or `xml-malformed`.
 */
export function scanXml(text: string): void {
  const fail = (code: string, what: string, at: number) => {
    return new WebexSsoError(code, `Line ${text.slice(0, at).split("\n").length}: ${what}`);
  };
  const control = forbidden.exec(text);
  if (control) throw fail("xml-malformed", "it has a character that XML forbids.", control.index);

  const open: string[] = [];
  let elements = 0;
  let namespaces = 0;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    const run = text.slice(at, end);
    if (open.length === 0 && run.trim() !== "") {
      throw fail("xml-malformed", `there is text ${elements ? "after" : "before"} the root element.`, at);
    }
    if (run.includes("]]>")) throw fail("xml-malformed", "there is “]]>” in text.", at);
    checkReferences(run, (what) => fail("xml-malformed", what, at));
    if (next < 0) break;
    at = text[next + 1] === "!" || text[next + 1] === "?" ? skipMarkup(next) : readTag(next);
  }
  if (open.length > 0)
    throw fail("xml-cut-off", `it ends inside <${open.slice(-3).join("><")}>.`, text.length);
  if (elements === 0) throw fail("xml-malformed", "there is no element.", text.length);

  function skipMarkup(start: number): number {
    if (text.startsWith("<!--", start)) {
      const end = text.indexOf("--", start + 4);
      if (end < 0) throw fail("xml-cut-off", "it ends inside a comment.", text.length);
      if (text[end + 2] !== ">") throw fail("xml-malformed", "there is “--” inside a comment.", end);
      return end + 3;
    }
    if (text.startsWith("<![CDATA[", start) && open.length > 0) {
      const end = text.indexOf("]]>", start);
      if (end < 0) throw fail("xml-cut-off", "it ends inside a CDATA section.", text.length);
      return end + 3;
    }
    if (text[start + 1] === "?") {
      if (start === 0 && declaration.test(text)) return text.indexOf("?>") + 2;
      const what = /^<\?xml\s/.test(text.slice(start, start + 6))
        ? "<?xml …?> is allowed only as the very first thing in the file, with version 1.0."
        : "there is a processing instruction, which metadata never has.";
      throw fail("xml-malformed", what, start);
    }
    throw fail("xml-doctype", "there is a document type declaration (<!DOCTYPE …>).", start);
  }

  function readTag(start: number): number {
    const closing = text[start + 1] === "/";
    const pattern = closing ? endTag : startTag;
    pattern.lastIndex = start;
    const tag = pattern.exec(text);
    if (!tag) {
      if (!text.includes(">", start)) throw fail("xml-cut-off", "it ends inside a tag.", text.length);
      throw fail("xml-malformed", `there is no valid tag at “${text.slice(start, start + 30)}”.`, start);
    }
    const name = tag[1] as string;
    if (closing) {
      const expected = open.pop();
      if (expected !== name) {
        const wanted = expected ? `</${expected}> was expected` : "nothing is open";
        throw fail("xml-malformed", `there is </${name}> where ${wanted}.`, start);
      }
      return pattern.lastIndex;
    }
    if (open.length === 0 && elements > 0)
      throw fail("xml-malformed", "there is a second root element.", start);
    checkReferences(tag[0], (what) => fail("xml-malformed", what, start));
    elements += 1;
    if (tag[2] !== "/") open.push(name);
    const attributes = tag[0].match(/=\s*["']/g)?.length ?? 0;
    // xmldom's work grows with the square of them.
    namespaces += tag[0].match(/\sxmlns[:=\s]/g)?.length ?? 0;
    const passed = [
      { what: "elements", is: elements, limit: limits.elements },
      { what: "levels of elements", is: open.length, limit: limits.depth },
      { what: "attributes in one element", is: attributes, limit: limits.attributes },
      { what: "declarations of namespaces", is: namespaces, limit: limits.namespaces },
    ].find(({ is, limit }) => is > limit);
    if (passed) throw fail("xml-limit", `there are more than ${passed.limit} ${passed.what}.`, start);
    return pattern.lastIndex;
  }
}

function checkReferences(run: string, fail: (what: string) => WebexSsoError): void {
  for (const [found, decimal, hexadecimal] of run.matchAll(reference)) {
    if (found === "&") throw fail("there is “&” without an entity that XML knows.");
    if (decimal === undefined && hexadecimal === undefined) continue;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal as string, 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || forbidden.test(String.fromCodePoint(code))) {
      throw fail(`there is ${found}, which stands for no character of XML.`);
    }
  }
}
