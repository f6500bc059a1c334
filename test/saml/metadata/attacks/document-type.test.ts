import { describe, expect, it } from "vitest";
import { complaints, downloadAgain, signedMetadata } from "../../../fixtures/metadata-read.ts";

const good = signedMetadata();
const doctype = [
  ["metadata-doctype", "Line 1: there is a document type declaration (<!DOCTYPE …>).", downloadAgain],
];
const external = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';

describe("document types and entities (XXE, billion laughs)", () => {
  it.each([
    ["an external entity", external + good],
    ["entities of entities", laughs + good.replace("transient", "&b;")],
    ["in lower case", external.replace("DOCTYPE", "doctype") + good],
    ["with a second exclamation mark, which xmldom reads as one", external.replace("<!", "<!!") + good],
    ["in UTF-16", Buffer.from(`\ufeff${external}${good}`, "utf16le")],
    ["in UTF-16, big-endian", Buffer.from(`\ufeff${external}${good}`, "utf16le").swap16()],
    ["behind a byte order mark", `\ufeff${external}${good}`],
    ["behind a comment", `<!-- -->${external}${good}`],
    ["an entity declaration inside the root", good.replace("><", '><!ENTITY x "y"><')],
    ["a CDATA section by another name", good.replace("><", "><!xCDATA[ ]]><")],
  ])("%s is refused before anything is parsed", (_name, file) => {
    expect(complaints(file)).toEqual(doctype);
  });

  it("UTF-16 without a byte order mark does not get a document type past the check", () => {
    expect(complaints(Buffer.from(external + good, "utf16le"))).toEqual([
      [
        "metadata-encoding",
        "It is UTF-16LE without a byte order mark, which XML does not allow.",
        downloadAgain,
      ],
    ]);
  });

  it("an entity that nobody declared is refused", () => {
    expect(complaints(good.replace("transient", "&x;"))[0]?.slice(0, 1)).toEqual(["metadata-malformed"]);
  });
});
