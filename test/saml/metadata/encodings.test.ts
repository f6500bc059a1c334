import { describe, expect, it } from "vitest";
import { complaints, read, signedMetadata } from "../../fixtures/metadata-read.ts";

const good = signedMetadata();

describe("readServiceProvider reads what the XML standard allows", () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n${good}`;
  it.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${declared("UTF-8")}`)],
    ["UTF-16, little-endian", Buffer.from(`\ufeff${declared("UTF-16")}`, "utf16le")],
    ["UTF-16, big-endian", Buffer.from(`\ufeff${declared("utf-16")}`, "utf16le").swap16()],
    ["plain ASCII that calls itself Latin-1", Buffer.from(declared("ISO-8859-1"))],
    ["a comment before and after", Buffer.from(`<!-- from Webex -->${good}<!-- end -->`)],
  ])("%s", (_name, file) => {
    expect(complaints(file)).toEqual([]);
    expect(read(file).serviceProvider?.signature).toBe("embedded");
  });
});
