import { sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { metadataXml, webexShape } from "../../../fixtures/metadata.ts";
import { enveloped, exclusive, type Forgery, forge, hmacWith } from "../../../fixtures/metadata-attack.ts";
import { makeKey } from "../../../fixtures/metadata-key.ts";
import { complaints, downloadAgain, key, read } from "../../../fixtures/metadata-read.ts";

const xml = metadataXml(webexShape(key));
const ds = "http://www.w3.org/2000/09/xmldsig#";
const more = "http://www.w3.org/2001/04/xmldsig-more#";
const allowedTransforms = `${ds}enveloped-signature, http://www.w3.org/2001/10/xml-exc-c14n#`;
const transform = (algorithm: string, content = "") =>
  `<ds:Transform Algorithm="${algorithm}">${content}</ds:Transform>`;
const empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/** Signatures that would verify, or would if the guard were not there, and why they are refused. */
const forgeries: [string, Forgery, string][] = [
  [
    "HMAC with the certificate as its key",
    { signatureAlgorithm: `${ds}hmac-sha1`, signer: hmacWith(key) },
    `the signature algorithm “${ds}hmac-sha1” is not allowed`,
  ],
  [
    "RSA with MD5",
    { signatureAlgorithm: `${more}rsa-md5` },
    `the signature algorithm “${more}rsa-md5” is not allowed`,
  ],
  [
    "a digest with MD5",
    { digestAlgorithm: `${more}md5` },
    `the digest algorithm “${more}md5” is not allowed`,
  ],
  [
    "an algorithm named like a method of every object",
    { signatureAlgorithm: "constructor" },
    "the signature algorithm “constructor” is not allowed",
  ],
  [
    "canonicalisation with comments",
    { canonicalization: "http://www.w3.org/2001/10/xml-exc-c14n#WithComments" },
    "the canonicalization “http://www.w3.org/2001/10/xml-exc-c14n#WithComments” is not allowed",
  ],
  [
    "an XSLT transform",
    { transforms: enveloped + transform("http://www.w3.org/TR/1999/REC-xslt-19991116") },
    `its transforms are ${ds}enveloped-signature, http://www.w3.org/TR/1999/REC-xslt-19991116; allowed are ${allowedTransforms}`,
  ],
  [
    "an XPath transform between the allowed ones",
    { transforms: enveloped + transform("http://www.w3.org/TR/1999/REC-xpath-19991116") + exclusive },
    `its transforms are ${ds}enveloped-signature, http://www.w3.org/TR/1999/REC-xpath-19991116, http://www.w3.org/2001/10/xml-exc-c14n#; allowed are ${allowedTransforms}`,
  ],
  [
    "a transform too many",
    { transforms: enveloped + exclusive + exclusive },
    `its transforms are ${ds}enveloped-signature, http://www.w3.org/2001/10/xml-exc-c14n#, http://www.w3.org/2001/10/xml-exc-c14n#; allowed are ${allowedTransforms}`,
  ],
  ["no transform", { transforms: "" }, `its transforms are ; allowed are ${allowedTransforms}`],
  [
    "transforms in another order",
    { transforms: exclusive + enveloped },
    `its transforms are http://www.w3.org/2001/10/xml-exc-c14n#, ${ds}enveloped-signature; allowed are ${allowedTransforms}`,
  ],
  [
    "something inside a transform",
    {
      transforms: enveloped + transform("http://www.w3.org/2001/10/xml-exc-c14n#", "<ds:XPath>1</ds:XPath>"),
    },
    "there is <ds:XPath> inside ds:Transform",
  ],
  [
    "a comment in DigestValue",
    { digestValue: (digest) => `<!--forged-->${digest}` },
    "DigestValue holds a comment or a CDATA section",
  ],
  [
    "a CDATA section in DigestValue",
    { digestValue: (digest) => `<![CDATA[${digest}]]>` },
    "DigestValue holds a comment or a CDATA section",
  ],
  [
    "an element in DigestValue",
    { digestValue: (digest) => `<ds:X/>${digest}` },
    "DigestValue holds X instead of text alone",
  ],
  [
    "a comment in SignatureValue",
    { signatureValue: (value) => `${value}<!---->` },
    "SignatureValue holds a comment or a CDATA section",
  ],
  [
    "a digest of nothing",
    { digestValue: () => empty },
    "the digest is that of an empty text, so that the signature covers nothing",
  ],
  [
    "two references",
    { moreSignedInfo: (reference) => reference },
    "SignedInfo holds CanonicalizationMethod, SignatureMethod, Reference, Reference instead of CanonicalizationMethod, SignatureMethod, Reference",
  ],
  [
    "two SignedInfo elements",
    { before: `<ds:SignedInfo xmlns:ds="${ds}"/>` },
    "Signature holds SignedInfo, SignedInfo, SignatureValue, KeyInfo instead of SignedInfo, SignatureValue, KeyInfo",
  ],
  [
    "a SignedInfo of another namespace in front",
    { before: '<SignedInfo xmlns="urn:evil"/>' },
    "Signature holds SignedInfo, SignedInfo, SignatureValue, KeyInfo instead of SignedInfo, SignatureValue, KeyInfo",
  ],
  [
    "an Object",
    { behind: "<ds:Object/>" },
    "Signature holds SignedInfo, SignatureValue, KeyInfo, Object instead of SignedInfo, SignatureValue, KeyInfo",
  ],
  [
    "a reference to somewhere else",
    { uri: "https://evil.example/metadata.xml" },
    "the signature covers “https://evil.example/metadata.xml” instead of the root element",
  ],
  ["an XPointer", { uri: "#xpointer(/)" }, "the signature covers “#xpointer(/)” instead of the root element"],
];

describe("signatures of a form that metadata must not have", () => {
  it("the forger's tool makes a valid signature when it forges nothing", () => {
    expect(complaints(forge(xml, key), { pinnedFingerprint: key.fingerprint })).toEqual([]);
  });

  it.each(forgeries)("%s", (_name, forgery, reason) => {
    const file = forge(xml, key, forgery);
    expect(complaints(file)).toEqual([
      [
        "metadata-signature-refused",
        `Its signature is not of the kind that is allowed: ${reason}.`,
        downloadAgain,
      ],
    ]);
    expect(read(file, { accept: "unsigned" }).serviceProvider).toBeUndefined();
  });

  it("an ID with a quote reaches no XPath expression", () => {
    const quoted = metadataXml(webexShape(key, { entity: { ID: "x' or '1'='1" } }));
    expect(complaints(forge(quoted, key))[0]?.[1]).toBe(
      "Its signature is not of the kind that is allowed: the signature covers “#x' or '1'='1” instead of the root element.",
    );
  });

  it("a key of another type than the algorithm's is not tried", () => {
    const ec = makeKey({ algorithm: "ec" });
    const signer = (content: string) =>
      sign("sha256", Buffer.from(content), { key: ec.privateKey, dsaEncoding: "ieee-p1363" }).toString(
        "base64",
      );
    const forgery = { signatureAlgorithm: `${more}rsa-sha256`, signer };
    const file = forge(metadataXml(webexShape(ec)), ec, forgery);
    expect(complaints(file).map(([code]) => code)).toEqual(["metadata-signature-unknown-key"]);
  });
});
