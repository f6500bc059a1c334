import { createPrivateKey } from "node:crypto";
import { XMLSerializer } from "@xmldom/xmldom";
import { decrypt } from "xml-encryption";
import { parseXml } from "../../xml/parse.ts";
import type { Problem } from "../problem.ts";
import { placeOf } from "./place.ts";

/** An assertion in the clear, as a document of its own. */
export interface Decrypted {
  readonly text: string;
  readonly assertion: Element;
}

/**
 * Decrypts an EncryptedAssertion. What is wrong with the key or the cipher text is one problem without details: they
 * would say something about the key.
 *
 * @param key a private key, PEM.
 */
export function decryptAssertion(encrypted: Element, key: string): Decrypted | { readonly problem: Problem } {
  const place = placeOf(encrypted);
  const fix =
    "Give the private key, PEM without a passphrase, of the certificate that the assertion is encrypted for. Webex's own key is Webex's alone.";
  try {
    createPrivateKey(key);
  } catch {
    const message = "The key file holds no private key that can be read.";
    return { problem: { code: "diagnosis-key", message, place, fix } };
  }
  try {
    // Judging what was sent is the point, and old ciphers are among that.
    const options = { key, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false };
    let text = "";
    decrypt(new XMLSerializer().serializeToString(encrypted), options, (error, result) => {
      if (error) throw error;
      text = result;
    });
    return { text, assertion: parseXml(text) };
  } catch {
    const message = "The assertion cannot be decrypted with this key.";
    return { problem: { code: "diagnosis-key", message, place, fix } };
  }
}
