import { expect, test } from "vitest";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { expectedIdp } from "../../../saml/diagnosis/expected-idp.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { lintIdpMetadata } from "../../../saml/idp-metadata/lint-idp-metadata.ts";
import { expectation, goodResponse, idpMetadata, issued } from "./good-response.ts";

const own = /<(?:md:)?KeyDescriptor[\s\S]*<\/(?:md:)?KeyDescriptor>/;
const behind = (element: string) => (xml: string) => xml.replace(own, `${element}$&`);

/** What is said of where the key stands, by who judges the file alone and by who judges a sign-in with it. */
test.each<[string, (xml: string) => string, string[], string[]]>([
  ["first", (xml) => xml, [], []],
  [
    "behind Extensions",
    behind('<Extensions xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>'),
    ["warning idp-metadata-extensions-first"],
    ["warning idp-metadata-extensions-first"],
  ],
  [
    "behind anything else",
    behind('<NameIDFormat xmlns="urn:oasis:names:tc:SAML:2.0:metadata">urn:x</NameIDFormat>'),
    ["error idp-metadata-key-not-first"],
    ["error sign-in-certificate-not-first"],
  ],
])("one judgement of a key that stands %s", async (_, edit, linted, diagnosed) => {
  const bytes = Buffer.from(edit(idpMetadata()));
  const { findings } = diagnose(unwrap(Buffer.from(await goodResponse())), "response.xml", {
    ...expectation,
    idp: expectedIdp(bytes),
  });
  const told = (all: readonly { severity: string; code: string }[]) =>
    all
      .map(({ severity, code }) => `${severity} ${code}`)
      .filter((one) => /first$/.test(one) && !/nameid/.test(one));
  expect(told(lintIdpMetadata(bytes, { subject: "idp.xml", now: new Date(issued) }).findings)).toEqual(
    linted,
  );
  expect(told(findings)).toEqual(diagnosed);
});
