import { describe, expect, it } from "vitest";
import { acs, metadataXml, webexShape } from "../../../fixtures/metadata.ts";
import { complaints, downloadAgain, key, read, signedMetadata } from "../../../fixtures/metadata-read.ts";

const good = signedMetadata();
const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(good)?.[0] as string;
const inner = good.replace(signature, "");
/** What the attacker wants to be read: another place for tokens to go. */
const evil = (ID: string) =>
  metadataXml(
    webexShape(key, {
      entity: { ID },
      acs: [acs("POST", 0, { Location: "https://idbroker.webex.com/evil" })],
    }),
  );
const into = (root: string, content: string) => root.replace(/^<[^>]*>/, (start) => start + content);
const extensions = (content: string) => `<Extensions>${content}</Extensions>`;
const refused = (reason: string) => [
  [
    "metadata-signature-refused",
    `Its signature is not of the kind that is allowed: ${reason}.`,
    downloadAgain,
  ],
];

/** Signature wrapping: a real signature of Webex, and a forged root around, before or behind what it covers. */
const attacks: [string, string, string[][]][] = [
  [
    "the signed root moved into an extension, its signature at the new root",
    into(evil("_evil"), signature + extensions(inner)),
    refused("the signature covers “#_metadata” instead of the root element"),
  ],
  [
    "the signed document moved into an extension as it is",
    into(evil("_evil"), extensions(good)),
    refused("the signature is not a direct child of the root element"),
  ],
  [
    "the signed root moved into the signature",
    into(
      evil("_evil"),
      signature.replace("</ds:Signature>", `<ds:Object>${inner}</ds:Object></ds:Signature>`),
    ),
    refused(
      "Signature holds SignedInfo, SignatureValue, KeyInfo, Object instead of SignedInfo, SignatureValue, KeyInfo",
    ),
  ],
  [
    "the signed root moved into the key information",
    into(evil("_evil"), signature.replace("</ds:KeyInfo>", `${inner}</ds:KeyInfo>`)),
    refused("the signature covers “#_metadata” instead of the root element"),
  ],
  [
    "two signatures, the real one deeper",
    into(evil("_evil"), signature + extensions(good)),
    refused("there are 2 signatures; one is allowed"),
  ],
  [
    "one ID for the forged and the signed root",
    into(evil("_metadata"), signature + extensions(inner)),
    [["metadata-ambiguous", "The ID “_metadata” occurs more than once.", downloadAgain]],
  ],
  ...["Id", "id", "xml:id", "AssertionID", "x:ID"].map((name): [string, string, string[][]] => [
    `the signed root's ID under the name ${name}`,
    into(evil("_metadata"), signature + extensions(inner.replace(" ID=", ` xmlns:x="urn:x" ${name}=`))),
    [["metadata-ambiguous", "The ID “_metadata” occurs more than once.", downloadAgain]],
  ]),
  [
    "a forged root behind the signed one",
    good + evil("_evil"),
    [
      [
        "metadata-malformed",
        `Line ${good.split("\n").length}: there is a second root element.`,
        downloadAgain,
      ],
    ],
  ],
  [
    "a forged role beside the signed one",
    good.replace(
      "</EntityDescriptor>",
      `${/<SPSSODescriptor[\s\S]*<\/SPSSODescriptor>/.exec(evil("_evil"))?.[0]}</EntityDescriptor>`,
    ),
    [
      [
        "metadata-several-roles",
        "It has 2 SPSSODescriptor elements; which of them counts cannot be told.",
        downloadAgain,
      ],
    ],
  ],
  [
    "a forged endpoint inside the signature, which the digest leaves out",
    good.replace("</ds:KeyInfo>", `<AssertionConsumerService/></ds:KeyInfo>`),
    [],
  ],
];

describe("signature wrapping", () => {
  it.each(attacks)("%s", (_name, file, expected) => {
    expect(complaints(file)).toEqual(expected);
    const { serviceProvider } = read(file);
    // Either nothing is believed, or exactly what was signed.
    expect(serviceProvider).toEqual(expected.length > 0 ? undefined : read(good).serviceProvider);
  });
});
