import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { digestUris, signatureUris, signElement } from "../../../lab/saml/sign.ts";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { type EditableMessage, resigned, tampered } from "./edit-response.ts";
import { assertion, expectation, goodResponse, key, signerOf } from "./good-response.ts";

const good = await goodResponse();
/** Signed in the assertion alone, as most identity providers do: what attacks on wrapping need. */
const assertionSigned = await goodResponse({ signed: false });
const [original = ""] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(assertionSigned) ?? [];
const forged = original
  .replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "")
  .replace("_assertion", "_forged")
  .replaceAll("jane.doe@", "admin@");
const reference = (uri: string) => good.replace(/(<ds:Reference URI=")#_assertion"/, `$1${uri}"`);

function codesOf(xml: string): readonly (string | undefined)[] {
  return diagnose(unwrap(Buffer.from(xml)), "file", expectation).findings.map(({ code }) => code);
}

const withId = (xml: string, edit: (message: EditableMessage) => void) => resigned(xml, key, edit);

/** One attack a line: what it is, the message, and how it is called. */
const attacks: readonly (readonly [name: string, xml: string, code: string])[] = [
  [
    "a forged assertion before the signed one",
    assertionSigned.replace(original, forged + original),
    "tampering-several-assertions",
  ],
  [
    "a forged assertion behind the signed one",
    assertionSigned.replace(original, original + forged),
    "tampering-several-assertions",
  ],
  [
    "the signed assertion hidden in Extensions",
    assertionSigned
      .replace(original, forged)
      .replace("<samlp:Status>", `<samlp:Extensions>${original}</samlp:Extensions><samlp:Status>`),
    "tampering-wrapped",
  ],
  [
    "the signed assertion hidden in the forged one",
    assertionSigned.replace(
      original,
      forged.replace("<saml:Conditions", `<saml:Advice>${original}</saml:Advice><saml:Conditions`),
    ),
    "tampering-wrapped",
  ],
  [
    "the signature of the signed one moved into the forged one, which holds it as an Object",
    assertionSigned.replace(
      original,
      forged.replace(
        "<saml:Subject>",
        `${(/<ds:Signature[\s\S]*<\/ds:Signature>/.exec(original)?.[0] ?? "").replace(
          "</ds:Signature>",
          `<ds:Object>${original.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "")}</ds:Object></ds:Signature>`,
        )}<saml:Subject>`,
      ),
    ),
    "tampering-wrapped",
  ],
  [
    "a response within the response",
    assertionSigned.replace(
      "<samlp:Status>",
      `<samlp:Extensions>${assertionSigned.replaceAll("_response", "_inner").replaceAll("_assertion", "_innerassertion")}</samlp:Extensions><samlp:Status>`,
    ),
    "tampering-wrapped",
  ],
  ["a comment in the NameID", good.replace("g-91ffb2c07", "g-91<!---->ffb2c07"), "tampering-hidden-text"],
  [
    "a comment in the claim, which no signature sees",
    good.replace("jane.doe@corp.example.net", "jane.doe@corp.example.net<!---->.evil.example"),
    "tampering-hidden-text",
  ],
  ["CDATA in the claim", good.replace(">Jane<", "><![CDATA[Jane]]><"), "tampering-hidden-text"],
  [
    "an element in the audience",
    withId(good, ({ element, root }) => {
      element("Audience").appendChild(root.ownerDocument.createElementNS("urn:x", "x:y"));
    }),
    "tampering-hidden-text",
  ],
  ["an ID twice", good.replace('ID="_assertion"', 'ID="_response"'), "tampering-duplicate-id"],
  ["a document type", `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good}`, "tampering-doctype"],
  [
    "an entity bomb",
    `<!DOCTYPE r [<!ENTITY a "aaaa">]>${good.replace("g-91ffb2c07", "&a;")}`,
    "tampering-doctype",
  ],
  [
    "a relative namespace",
    good.replace("<samlp:Status>", '<samlp:Status xmlns:e="1">'),
    "tampering-ambiguous",
  ],
  [
    "endless depth",
    good.replace("<samlp:Status>", `${"<a>".repeat(70)}${"</a>".repeat(70)}<samlp:Status>`),
    "tampering-too-complex",
  ],
  ["a reference to a file", reference("file:///etc/passwd"), "tampering-external-reference"],
  ["a reference to another host", reference("https://evil.example/a.xml"), "tampering-external-reference"],
  ["a reference to nothing", reference("#_nothing"), "tampering-wrapped"],
  [
    "an XSLT transform",
    good.replaceAll("http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/TR/1999/REC-xslt-19991116"),
    "tampering-transforms",
  ],
  [
    "canonicalisation that keeps comments",
    good.replaceAll(
      "http://www.w3.org/2001/10/xml-exc-c14n#",
      "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
    ),
    "tampering-transforms",
  ],
  [
    "HMAC with the public certificate as its key",
    good
      .replaceAll(signatureUris["rsa-sha256"], "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
      .replace(
        /<ds:SignatureValue>[^<]*</,
        `<ds:SignatureValue>${createHmac("sha256", key.pem).update("x").digest("base64")}<`,
      ),
    "tampering-hmac",
  ],
  [
    "the digest of nothing",
    good.replace(/<ds:DigestValue>[^<]*</, "<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=<"),
    "tampering-empty-digest",
  ],
  [
    "a comment in the digest",
    good.replace("<ds:DigestValue>", "<ds:DigestValue><!--x-->"),
    "tampering-hidden-text",
  ],
  [
    "a second SignedInfo",
    good.replace(/(<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>)/, "$1$1"),
    "tampering-signature-form",
  ],
  [
    "two signatures in one place",
    signElement(assertionSigned, "/*/*[local-name(.)='Assertion']", signerOf(key)),
    "tampering-several-signatures",
  ],
  [
    "a signature where none belongs",
    good.replace(
      "<samlp:Status>",
      `<samlp:Status>${/<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(good)?.[0]}`,
    ),
    "tampering-wrapped",
  ],
  ["a claim that was changed", good.replaceAll("jane.doe@", "admin@"), "tampering-changed"],
  [
    "an assertion beside an encrypted one",
    tampered(good, ({ root }) => {
      root.appendChild(
        root.ownerDocument.createElementNS(
          "urn:oasis:names:tc:SAML:2.0:assertion",
          "saml:EncryptedAssertion",
        ),
      );
    }),
    "tampering-several-assertions",
  ],
];

test.each(attacks)("%s", (_, xml, code) => {
  const { findings } = diagnose(unwrap(Buffer.from(xml)), "file", expectation);
  expect(findings[0]?.severity).toBe("error");
  expect(findings.map((one) => one.code)).toContain(code);
  const found = findings.find((one) => one.code === code);
  expect(found?.fix).not.toBe("");
  // Whatever somebody has done to it, a service provider can only call the signature wrong.
  expect(found?.shown?.text ?? "Invalid digital signature").toMatch(
    /^(?:Invalid digital signature|Failed to decrypt)/,
  );
});

test("a comment in the NameID, which the signature does not see, is said once", () => {
  expect(codesOf(good.replace("g-91ffb2c07", "g-91<!---->ffb2c07"))).toEqual(["tampering-hidden-text"]);
});

test("SHA-1 is a warning: Webex takes it from old organisations", async () => {
  const signer = { ...signerOf(key), algorithm: signatureUris["rsa-sha1"], digest: digestUris.sha1 };
  const xml = await goodResponse({ signer });
  expect(codesOf(xml)).toEqual(["signature-sha1", "signature-sha1"]);
});

test.each([
  ["a comment between elements", good.replace("<samlp:Status>", "<!-- proxy -->\n<samlp:Status>")],
  ["an XML declaration", `<?xml version="1.0" encoding="UTF-8"?>\n${good}`],
  ["other prefixes", resigned(good, key)],
  ["the assertion alone is signed", assertionSigned],
])("no attack: %s", (_, xml) => {
  expect(
    codesOf(xml).filter((code) => code?.startsWith("tampering") && code !== "tampering-changed"),
  ).toEqual([]);
});

test("laid out anew by a viewer, it is good, and said to be so", async () => {
  const pretty = good.replaceAll("><", ">\n  <");
  expect(codesOf(pretty)).toEqual(["diagnosis-reformatted", "diagnosis-reformatted"]);
  // Sent that way, it is not.
  expect(codesOf(Buffer.from(pretty).toString("base64"))[0]).toBe("tampering-changed");
});

test("nothing of the assertion is left where the response alone is signed and the metadata ask for more", async () => {
  const xml = await goodResponse({ content: { ...assertion, signed: false } });
  expect(codesOf(xml)).toEqual(["sign-in-unsigned"]);
  expect(
    diagnose(unwrap(Buffer.from(xml)), "file", { ...expectation, wantAssertionsSigned: false }).findings,
  ).toEqual([]);
});
