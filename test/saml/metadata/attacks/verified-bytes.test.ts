import { expect, it } from "vitest";
import { Report } from "../../../../saml/metadata/report.ts";
import { readSignature } from "../../../../saml/metadata/signature-state.ts";
import { parseXml } from "../../../../saml/xml/parse.ts";
import { now, signedMetadata, subject } from "../../../fixtures/metadata-read.ts";

it("what is believed comes from the bytes that were verified, not from the document that was passed along", () => {
  const good = signedMetadata();
  const other = parseXml(good.replaceAll("/sp", "/evil"));
  const trusted = readSignature(good, other, { subject, now }, new Report(subject));
  expect(trusted?.root.toString()).not.toContain("/evil");
  expect(trusted?.root.toString()).toContain("/sp");
  expect(trusted?.root.toString()).not.toContain("Signature");
});
