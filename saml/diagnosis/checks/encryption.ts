import { certificateTexts } from "../../xml/certificate-texts.ts";
import { attributeOf, childElements, elementsBelow } from "../../xml/elements.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { placeOf } from "../read/place.ts";
import { all, first, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
/** Webex decrypts block ciphers in CBC mode (webexBehaviour.noGcm). */
const ciphers = ["aes128-cbc", "aes192-cbc", "aes256-cbc", "tripledes-cbc"].map((name) => `${xmlenc}${name}`);
const keyTransports = ["rsa-oaep-mgf1p", "rsa-1_5"].map((name) => `${xmlenc}${name}`);

/** Ciphers that Webex can decrypt, and its own key. */
export const checkEncryption: Check = function* ({ encrypted, assertion }, { encryptionCertificates, key }) {
  if (encrypted === undefined) return;
  const cipher = valueAt(first(encrypted, "xenc:EncryptedData", "xenc:EncryptionMethod"), "Algorithm");
  if (cipher !== undefined && !ciphers.includes(cipher.value))
    yield refusal("sign-in-cipher", `The assertion is encrypted with ${cipher.value}.`, cipher.place);
  for (const wrapped of encryptedKeys(encrypted)) {
    const method = valueAt(first(wrapped, "xenc:EncryptionMethod"), "Algorithm");
    if (method !== undefined && !keyTransports.includes(method.value))
      yield refusal(
        "sign-in-cipher",
        `The key of the encryption is encrypted with ${method.value}.`,
        method.place,
      );
    const [keyInfo] = childElements(wrapped, namespaces.signature, "KeyInfo");
    const named = keyInfo === undefined ? [] : certificateTexts(keyInfo).map((one) => one.replace(/\s/g, ""));
    const known = encryptionCertificates?.map(({ base64 }) => base64);
    if (
      keyInfo !== undefined &&
      named.length > 0 &&
      known !== undefined &&
      !named.some((one) => known.includes(one))
    )
      yield refusal(
        "sign-in-encryption-key",
        "The assertion is encrypted for a certificate that is none of the Webex metadata.",
        placeOf(keyInfo),
      );
  }
  if (assertion !== undefined || key !== undefined) return;
  yield {
    code: "diagnosis-encrypted",
    message:
      "The assertion is encrypted: subject, audience, times and attributes in it cannot be seen, and were not checked.",
    place: placeOf(encrypted),
    fix: "To have them checked, switch encryption off for one test (remove webex-sso:encryption, then pulumi up) and sign in again; or give the private key with --key where the certificate is your own. Webex's key is Webex's alone.",
  };
};

function encryptedKeys(encrypted: Element): readonly Element[] {
  return [...elementsBelow(encrypted)].filter(
    ({ namespaceURI, localName }) => namespaceURI === namespaces.encryption && localName === "EncryptedKey",
  );
}

/** A success without an assertion. */
export const checkAssertion: Check = function* ({ root, assertion, encrypted }) {
  const status = attributeOf(first(root, "samlp:Status", "samlp:StatusCode") ?? root, "Value") ?? "";
  if (assertion !== undefined || encrypted !== undefined || !status.endsWith(":Success")) return;
  const others = all(root, "saml:EncryptedID").length;
  yield refusal(
    "sign-in-no-assertion",
    `The status is Success, and there is no assertion${others > 0 ? ", but an EncryptedID" : ""}.`,
    placeOf(root),
  );
};
