import { DOMParser } from "@xmldom/xmldom";
import { ExclusiveCanonicalization } from "xml-crypto";
import { WebexSsoError } from "../webex-sso-error.ts";
import { refuseAmbiguity } from "./refuse-ambiguity.ts";
import { scanXml } from "./scan.ts";

/**
 * Parses XML that a stranger may have written. The parser is that of the signature check, so both read the same.
 *
 * @returns the root element.
 * @throws WebexSsoError `xml-doctype`, `xml-limit`, `xml-cut-off`, `xml-malformed`, `xml-ambiguous` or
 * `xml-duplicate-id`.
 * @example parseXml('<a xmlns="urn:b"/>').localName // "a"
 */
export function parseXml(text: string): Element {
  scanXml(text);
  const root = parse(text);
  refuseAmbiguity(root);
  const canonical = canonicalXml(root);
  // What a signature covers is canonical already, and is proved to be stable by that.
  if (canonical !== text && canonicalXml(parse(canonical)) !== canonical) {
    throw new WebexSsoError("xml-ambiguous", "It reads differently once it is written out and read again.");
  }
  return root;
}

/** Exclusive canonical form without comments: what a signature covers. */
function canonicalXml(root: Element): string {
  return new ExclusiveCanonicalization().process(root, {});
}

/** xmldom repairs and goes on where XML says stop, so its first complaint, of whatever level, is the end. */
function parse(text: string): Element {
  let complaint: string | undefined;
  const refuse = (message: string) => {
    complaint ??= message.replace(/^\[xmldom \w+\]\s*/, "").replace(/\s*@#\[.*$/, "");
    throw new Error(message);
  };
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } });
  try {
    return parser.parseFromString(text, "text/xml").documentElement;
  } catch (cause) {
    throw new WebexSsoError("xml-malformed", `It is not well-formed XML: ${complaint ?? cause}.`, { cause });
  }
}
