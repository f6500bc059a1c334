import { describe, expect, it } from "vitest";
import { parseXml } from "../../../saml/xml/parse.ts";

describe("parseXml", () => {
  it.each([
    [
      "a declaration, comments and white space around the root",
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- a -->\n<a/>\n<!-- b -->\n',
    ],
    ["every entity of XML", "<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x1F600;</a>"],
    ["“>” in an attribute and in text", '<a b="c>d">e>f</a>'],
    ["the default namespace taken back", '<a xmlns="urn:a"><b xmlns=""/></a>'],
    ["carriage returns as references", "<a b='&#13;'>&#13;\n</a>"],
    ["CDATA", "<a><![CDATA[<b>&x;]]></a>"],
    ["letters beyond ASCII in names", "<ä é='1'/>"],
  ])("takes %s", (_name, text) => {
    expect(parseXml(text).nodeType).toBe(1);
  });

  it.each([
    ["nothing", "", "Line 1: there is no element."],
    ["a comment alone", "<!-- -->\n", "Line 2: there is no element."],
    ["text before the root", "x<a/>", "Line 1: there is text before the root element."],
    ["text behind the root", "<a/>\nx", "Line 1: there is text after the root element."],
    [
      "CDATA behind the root",
      "<a/><![CDATA[x]]>",
      "Line 1: there is a document type declaration (<!DOCTYPE …>).",
    ],
    ["a reference behind the root", "<a/>&#32;", "Line 1: there is text after the root element."],
    ["a missing end tag", "<a><a></a>", "Line 1: it ends inside <a>."],
    ["deep cut off, naming the innermost three", "<a><b><c><d>", "Line 1: it ends inside <b><c><d>."],
    ["a comment cut off", "<a><!-- ", "Line 1: it ends inside a comment."],
    ["CDATA cut off", "<a><![CDATA[ ]]", "Line 1: it ends inside a CDATA section."],
    ["a tag cut off", "<a b='>", "Line 1: there is no valid tag at “<a b='>”."],
    ["end tags crossed", "<a><b></a></b>", "Line 1: there is </a> where </b> was expected."],
    ["an end tag too many", "<a/></a>", "Line 1: there is </a> where nothing is open."],
    ["an end tag in other letter case", "<a></A>", "Line 1: there is </A> where </a> was expected."],
    ["words in an end tag", "<a></a b>", "Line 1: there is no valid tag at “</a b>”."],
    ["an attribute without a value", "<a b/>", "Line 1: there is no valid tag at “<a b/>”."],
    ["an attribute without quotes", "<a b=c/>", "Line 1: there is no valid tag at “<a b=c/>”."],
    [
      "attributes without a space between",
      "<a b=''c=''/>",
      "Line 1: there is no valid tag at “<a b=''c=''/>”.",
    ],
    ["“<” in an attribute", "<a b='<'/>", "Line 1: there is no valid tag at “<a b='<'/>”."],
    ["“&” alone", "<a>\nb & c</a>", "Line 1: there is “&” without an entity that XML knows."],
    ["“&” alone in an attribute", "<a b='&c'/>", "Line 1: there is “&” without an entity that XML knows."],
    ["an entity of HTML", "<a>&nbsp;</a>", "Line 1: there is “&” without an entity that XML knows."],
    [
      "a reference to half a character",
      "<a>&#xD800;</a>",
      "Line 1: there is &#xD800;, which stands for no character of XML.",
    ],
    [
      "a reference to no character",
      "<a>&#0;</a>",
      "Line 1: there is &#0;, which stands for no character of XML.",
    ],
    [
      "a reference beyond Unicode",
      "<a>&#x110000;</a>",
      "Line 1: there is &#x110000;, which stands for no character of XML.",
    ],
    ["a control character", "<a>\n\u0001</a>", "Line 2: it has a character that XML forbids."],
    ["a null", "<a>\0</a>", "Line 1: it has a character that XML forbids."],
    ["“]]>” in text", "<a>]]></a>", "Line 1: there is “]]>” in text."],
    ["“--” in a comment", "<a><!-- -- --></a>", "Line 1: there is “--” inside a comment."],
    [
      "a processing instruction",
      "<a><?php x?></a>",
      "Line 1: there is a processing instruction, which metadata never has.",
    ],
    [
      "a style sheet",
      "<?xml-stylesheet href='x'?><a/>",
      "Line 1: there is a processing instruction, which metadata never has.",
    ],
    [
      "XML 1.1",
      '<?xml version="1.1"?><a/>',
      "Line 1: <?xml …?> is allowed only as the very first thing in the file, with version 1.0.",
    ],
    [
      "a declaration inside",
      '<a><?xml version="1.0"?></a>',
      "Line 1: <?xml …?> is allowed only as the very first thing in the file, with version 1.0.",
    ],
    ["an attribute twice", "<a b='1' b='2'/>", "It is not well-formed XML: Attribute b redefined."],
    [
      "a name that is none",
      "<1a/>",
      "It is not well-formed XML: element parse error: Error: invalid tagName:1a.",
    ],
  ])("refuses %s", (_name, text, message) => {
    expect(() => parseXml(text)).toThrow(message);
  });
});
