import { describe, expect, it } from "vitest";
import { acs, metadataXml, webexShape } from "../../../fixtures/metadata.ts";
import { forge } from "../../../fixtures/metadata-attack.ts";
import { complaints, downloadAgain, key, read, signedMetadata } from "../../../fixtures/metadata-read.ts";

const good = signedMetadata();
const formats = read(good).serviceProvider?.nameIdFormats;
const ambiguous = (message: string) => [["metadata-ambiguous", message, downloadAgain]];
const evilAcs =
  '<AssertionConsumerService Binding="x" Location="https://idbroker.webex.com/evil" index="9"/>';

describe("content that only some readers see", () => {
  it.each([
    ["a comment inside a value", good.replace("nameid-format:transient", "nameid-format<!-- -->:transient")],
    ["a comment around a value", good.replace("<NameIDFormat>", "<NameIDFormat><!---->")],
    [
      "a CDATA section inside a value",
      good.replace("nameid-format:transient", "nameid-format<![CDATA[:]]>transient"),
    ],
    [
      "a comment around an endpoint",
      good.replace("  </SPSSODescriptor>", `  <!--${evilAcs}--></SPSSODescriptor>`),
    ],
  ])("%s changes nothing of what was signed, nor of what is read", (_name, file) => {
    expect(complaints(file)).toEqual([]);
    expect(read(file).serviceProvider).toEqual(read(good).serviceProvider);
  });

  it("reads a value with a comment in it whole, in an unsigned file too", () => {
    const unsigned = metadataXml(webexShape(key)).replace(
      "nameid-format:transient",
      "nameid-format<!--x-->:transient",
    );
    expect(read(unsigned, { accept: "unsigned" }).serviceProvider?.nameIdFormats).toEqual(formats);
  });

  it("leaves elements of another namespace alone, whatever their prefix", () => {
    const foreign = evilAcs.replace(
      "<AssertionConsumerService",
      '<AssertionConsumerService xmlns="urn:evil"',
    );
    const prefixed = `<md:AssertionConsumerService xmlns:md="urn:evil" index="9" Location="https://evil.example"/>`;
    const xml = metadataXml(webexShape(key)).replace(
      "</SPSSODescriptor>",
      `${foreign}${prefixed}</SPSSODescriptor>`,
    );
    expect(complaints(forge(xml, key))).toEqual([]);
    expect(read(forge(xml, key)).serviceProvider).toEqual(read(good).serviceProvider);
  });

  it("leaves attributes of a namespace alone", () => {
    const shape = webexShape(key, {
      acs: [
        acs("POST", 0, {
          "xmlns:e": "urn:evil",
          "e:Location": "https://evil.example",
          "e:index": "9",
          "e:isDefault": "true",
        }),
      ],
    });
    const { serviceProvider } = read(forge(metadataXml(shape), key));
    expect(serviceProvider?.assertionConsumerServices).toEqual([
      { binding: "POST", url: acs("POST", 0).Location, index: 0 },
    ]);
  });

  it.each([
    [
      "a relative namespace URI, at which a canonicaliser may give up",
      good.replace("<SPSSODescriptor", '<SPSSODescriptor xmlns:example="1"'),
      ambiguous('The namespace declaration xmlns:example="1" is not an absolute URI.'),
    ],
    [
      "a prefix that is declared nowhere",
      good.replace("</SPSSODescriptor>", "<evil:x/></SPSSODescriptor>"),
      ambiguous("The prefix of “evil:x” is not declared."),
    ],
    [
      "a prefix that every JavaScript object has",
      good.replace("</SPSSODescriptor>", "<constructor:x/></SPSSODescriptor>"),
      ambiguous("The prefix of “constructor:x” is not declared."),
    ],
    [
      "an attribute twice under two prefixes",
      good.replace("<SPSSODescriptor", '<SPSSODescriptor xmlns:a="urn:x" xmlns:b="urn:x" a:y="1" b:y="2"'),
      ambiguous("<SPSSODescriptor> has the attribute “y” twice."),
    ],
    [
      "another meaning for the prefix xml",
      good.replace("<SPSSODescriptor", '<SPSSODescriptor xmlns:xml="urn:x"'),
      ambiguous('The namespace declaration xmlns:xml="urn:x" is not an absolute URI.'),
    ],
    [
      "a character that turns into a line end when it is written out and read again",
      good.replace("nameid-format:transient", "nameid-format:&#x2028;transient"),
      ambiguous("It reads differently once it is written out and read again."),
    ],
  ])("%s is refused", (_name, file, expected) => {
    expect(complaints(file)).toEqual(expected);
  });
});
